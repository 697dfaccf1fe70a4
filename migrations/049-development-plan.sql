-- What somebody wants to reach at work and what is done for it, by whom and when: its steps, only added to.
create table development_plan (
  id uuid primary key,
  -- Whose it is: they decide who sees it.
  person_id uuid not null unique references person,
  begun_at timestamptz not null
);
create table development_step (
  id bigint generated always as identity primary key,
  plan_id uuid not null references development_plan on delete cascade,
  kind text not null,
  detail jsonb not null,
  at timestamptz not null,
  person_id uuid not null references person,
  role text not null
);
create index development_step_plan on development_step (plan_id);
-- A step is taken back once.
create unique index development_step_undone on development_step (plan_id, (detail ->> 'step')) where kind = 'undone';
