-- The route that a person keeps as their plan: one a person, each change a version. Versions are only added.
create table kept_plan (
  id uuid primary key,
  person_id uuid not null unique references person,
  made_at timestamptz not null,
  -- What the facts were when the plan was last compared with them, and which change was told last.
  looked text,
  told text
);

create table plan_version (
  plan_id uuid not null references kept_plan on delete cascade,
  number integer not null check (number > 0),
  -- Whose answers the plan is drawn from.
  dossier_id uuid not null references dossier on delete cascade,
  cause text not null check (cause in ('kept', 'changed', 'locked', 'what-if', 'replanned', 'stopped')),
  choices jsonb not null,
  -- The plan as the facts of that moment gave it.
  drawn jsonb not null,
  why text not null check (char_length(why) <= 500),
  changes jsonb not null,
  at timestamptz not null,
  made_by uuid not null references person,
  role text not null,
  -- Of two changes on top of the same version the second is refused.
  primary key (plan_id, number)
);
create index plan_version_dossier on plan_version (dossier_id);

-- That somebody passed or failed a module, as who gives it says. Taking it back is noted beside it.
create table module_outcome (
  id uuid primary key,
  person_id uuid not null references person,
  provider text not null,
  module text not null,
  passed boolean not null,
  day date not null,
  organisation_id uuid not null references organisation,
  said_by uuid not null references person,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid references person,
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create unique index module_outcome_once on module_outcome (person_id, module) where passed and withdrawn_at is null;
create unique index module_outcome_day on module_outcome (person_id, module, day) where withdrawn_at is null;
