-- What a provider and a social service do together for who works under article 60.
create table article60_scheme (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  service_id uuid not null references organisation on delete cascade,
  title jsonb not null,
  -- Names of the catalogue.
  programmes text[] not null check (cardinality(programmes) > 0),
  begun_by uuid not null references person,
  begun_at timestamptz not null
);
create index article60_scheme_service on article60_scheme (service_id);

-- A version is never edited: another arrangement is another version. It counts once the social service agreed.
create table article60_version (
  id uuid primary key,
  scheme_id uuid not null references article60_scheme on delete cascade,
  number int not null check (number > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  body jsonb not null,
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  unique (scheme_id, number)
);
create table article60_agreement (
  version_id uuid primary key references article60_version on delete cascade,
  agreed_by uuid not null references person,
  agreed_at timestamptz not null
);

-- Who follows a scheme: one at a time. What is known of them is added to, never edited.
create table article60_plan (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  scheme_id uuid not null references article60_scheme on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  begun_by uuid not null references person,
  begun_at timestamptz not null,
  ended_at timestamptz
);
create unique index article60_plan_once on article60_plan (person_id) where ended_at is null;
create index article60_plan_person on article60_plan (person_id);

create table article60_filled (
  plan_id uuid not null references article60_plan on delete cascade,
  number int not null check (number > 0),
  version_id uuid not null references article60_version,
  contract_from date not null,
  percent int not null check (percent between 10 and 100),
  -- A day, a year or a group of ages: as little as decides.
  born jsonb not null check (born ->> 'kind' in ('day', 'year', 'group')),
  job int not null check (job >= 0),
  filled_by uuid not null references person,
  filled_at timestamptz not null,
  primary key (plan_id, number)
);

create trigger article60_plan_of_somebody before insert on article60_plan for each row execute function refuse_gone();
