create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('provider', 'employer', 'sector-partner', 'guide-service', 'authority')),
  name text not null check (char_length(name) between 1 and 200),
  -- Enterprise number of the Crossroads Bank: ten digits.
  number text not null unique check (number ~ '^[01][0-9]{9}$'),
  registered_at timestamptz not null,
  registered_by uuid not null references person
);

-- What others decided of it, added and never edited; the newest counts.
create table organisation_decision (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation on delete cascade,
  decision text not null check (decision in ('validated', 'refused', 'withdrawn')),
  reason text not null,
  at timestamptz not null,
  person_id uuid not null references person
);
create index organisation_decision_newest on organisation_decision (organisation_id, id desc);

create table site (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  name text not null check (char_length(name) between 1 and 200),
  postcode text not null check (postcode ~ '^[0-9]{4}$'),
  added_at timestamptz not null,
  closed_at timestamptz
);
create index site_organisation on site (organisation_id);

-- A role that somebody has for an organisation, from a day to a day. Renewing ends the row and adds another.
create table membership (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  person_id uuid not null references person,
  role text not null,
  from_day date not null,
  until_day date,
  ended_at timestamptz,
  check (until_day is null or until_day >= from_day)
);
create unique index membership_once on membership (organisation_id, person_id, role) where ended_at is null;
create index membership_person on membership (person_id) where ended_at is null;

create table invitation (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  -- Whom it is for; null: whoever has the code.
  email text check (email = lower(email)),
  role text not null,
  until_day date,
  fingerprint text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references person,
  withdrawn_at timestamptz
);
create index invitation_organisation on invitation (organisation_id, made_at);

-- A list of people as it was read from a file, looked at before anything is done with it.
create table roster (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  made_at timestamptz not null,
  made_by uuid not null references person,
  file_name text not null,
  rows jsonb not null,
  invited_at timestamptz
);

-- For which organisation somebody works in this session; null: for themselves.
alter table session add membership_id uuid references membership on delete set null;
