-- How an organisation wants its people to sign in: added, never overwritten; the newest counts.
create table sign_in_wish (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisation on delete cascade,
  second_asked boolean not null,
  password_wanted boolean not null,
  at timestamptz not null,
  person_id uuid not null references person
);
create index sign_in_wish_newest on sign_in_wish (organisation_id, id desc);

-- An app that shows six digits every half minute. Its secret is sealed with a key that is not in the database.
create table authenticator (
  id uuid primary key,
  person_id uuid not null references person,
  sealed bytea not null,
  made_at timestamptz not null,
  -- When its person showed a first code of it; until then it opens nothing.
  confirmed_at timestamptz,
  -- The newest half minute whose code counted: none before it counts again.
  last_step bigint not null default 0
);
create unique index authenticator_counts on authenticator (person_id) where confirmed_at is not null;
create unique index authenticator_begun on authenticator (person_id) where confirmed_at is null;

-- For who lost their phone; each counts once.
create table recovery_code (
  fingerprint text primary key,
  person_id uuid not null references person,
  made_at timestamptz not null,
  used_at timestamptz
);
create index recovery_code_person on recovery_code (person_id);

create table password (
  person_id uuid primary key references person,
  -- scrypt, its numbers, salt and result.
  hash text not null check (hash like 'scrypt$%'),
  set_at timestamptz not null
);

-- How often somebody guessed at something, and until when they wait. `about` names no address, only its fingerprint.
create table guess (
  about text primary key,
  tries int not null,
  free_at timestamptz not null
);
create index guess_free on guess (free_at);
