-- A company's plan of who learns what and when. What is in it are its steps, only added to; people stand apart, so that
-- a name can go.
create table training_plan (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  title text not null check (char_length(title) between 1 and 120),
  from_day date not null,
  until_day date not null check (until_day > from_day and until_day <= from_day + 1100),
  begun_at timestamptz not null,
  begun_by uuid not null references person
);
create index training_plan_organisation on training_plan (organisation_id);
create table plan_worker (
  id uuid primary key,
  plan_id uuid not null references training_plan on delete cascade,
  code text not null check (char_length(code) between 1 and 20),
  -- Empty: known by the code only.
  name text not null check (char_length(name) <= 100),
  added_at timestamptz not null,
  -- Of the code with which somebody says that this is them; null: none was made.
  fingerprint text unique,
  person_id uuid references person,
  linked_at timestamptz,
  gone_at timestamptz,
  unique (plan_id, code),
  unique (plan_id, person_id)
);
create table plan_step (
  id bigint generated always as identity primary key,
  plan_id uuid not null references training_plan on delete cascade,
  kind text not null,
  detail jsonb not null,
  at timestamptz not null,
  person_id uuid not null references person,
  role text not null
);
create index plan_step_plan on plan_step (plan_id);
-- A step is taken back once.
create unique index plan_step_undone on plan_step (plan_id, (detail ->> 'step')) where kind = 'undone';
-- What a worker says of what the company filled in about them.
create table plan_remark (
  id bigint generated always as identity primary key,
  worker_id uuid not null references plan_worker on delete cascade,
  person_id uuid not null references person,
  words text not null check (char_length(words) between 1 and 1000),
  at timestamptz not null
);
create index plan_remark_worker on plan_remark (worker_id);
