create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- unaccent() is only stable; an index wants immutable. The dictionary is fixed here, so it is.
create function plain(text) returns text language sql immutable parallel safe strict
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, $1)) $$;

create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  person_id uuid,
  role text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index event_subject on event (subject, id);

-- people
create table person (
  id uuid primary key,
  name text not null,
  role text not null check (role in ('worker', 'guide', 'employer', 'coordinator', 'administrator')),
  story_nl text not null,
  story_en text not null,
  example boolean not null default false
);

-- Without a person a dossier belongs to the session that works on it, until it is kept.
create table dossier (
  id uuid primary key,
  person_id uuid references person,
  started_at timestamptz not null,
  kept_at timestamptz,
  check ((person_id is null) = (kept_at is null))
);
create index dossier_person on dossier (person_id);

create table session (
  fingerprint text primary key,
  person_id uuid references person,
  dossier_id uuid references dossier on delete set null,
  began_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

-- Answers are added, never edited: the newest of a question counts, and back never loses anything.
create table dossier_answer (
  id bigint generated always as identity primary key,
  dossier_id uuid not null references dossier on delete cascade,
  question text not null,
  answer jsonb not null,
  at timestamptz not null
);
create index dossier_answer_newest on dossier_answer (dossier_id, question, id desc);

create table share (
  id uuid primary key,
  dossier_id uuid not null references dossier on delete cascade,
  fingerprint text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz
);
create index share_dossier on share (dossier_id);

-- Mail leaves from here after commit; in practice it stays and is shown.
create table outbox (
  id uuid primary key,
  recipient text not null,
  subject text not null,
  body text not null,
  at timestamptz not null
);

-- catalogue
create table catalogue_version (single boolean primary key default true check (single), version bigint not null);
insert into catalogue_version (version) values (1);

create table import_run (
  id uuid primary key,
  importer text not null,
  file_name text not null,
  file_fingerprint text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  person_id uuid references person,
  role text not null,
  report jsonb
);

create table framework (
  id text primary key,
  title text not null,
  source jsonb not null
);

create table competence (
  id text primary key,
  framework text not null references framework,
  kind text not null check (kind in ('technical', 'generic', 'language')),
  codes text[] not null default '{}'
);
create index competence_framework on competence (framework);

create table competence_label (
  competence_id text not null references competence on delete cascade,
  language text not null check (language in ('nl', 'en', 'fr', 'de')),
  kind text not null check (kind in ('preferred', 'other')),
  text text not null,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  primary key (competence_id, language, kind, text)
);
create index competence_label_search on competence_label using gin (plain(text) gin_trgm_ops);

create table competence_relation (
  from_id text not null references competence on delete cascade,
  to_id text not null references competence on delete cascade,
  kind text not null check (kind in ('equal', 'proposed-equal', 'broader', 'part-of')),
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null,
  primary key (from_id, to_id, kind)
);

create table occupation (
  id text primary key,
  framework text not null references framework,
  isco text,
  code text,
  description_nl text,
  description_en text
);

create table occupation_label (
  occupation_id text not null references occupation on delete cascade,
  language text not null,
  kind text not null check (kind in ('preferred', 'other')),
  text text not null,
  primary key (occupation_id, language, kind, text)
);
create index occupation_label_search on occupation_label using gin (plain(text) gin_trgm_ops);

create table occupation_competence (
  occupation_id text not null references occupation on delete cascade,
  competence_id text not null references competence on delete cascade,
  essential boolean not null,
  primary key (occupation_id, competence_id)
);
create index occupation_competence_back on occupation_competence (competence_id);

create table qualification (
  id text primary key,
  kind text not null check (kind in ('professional', 'education', 'partial', 'microdegree', 'job')),
  title jsonb not null,
  level int check (level between 1 and 8),
  series text not null,
  version int not null check (version >= 1),
  part_of text references qualification deferrable initially deferred,
  competences text[] not null default '{}',
  occupations text[] not null default '{}',
  value jsonb,
  attests jsonb not null default '[]',
  shortage jsonb,
  valid_from date,
  valid_to date,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null,
  check (valid_to is null or valid_from is null or valid_from <= valid_to)
);

create table provider (
  id text primary key,
  name text not null,
  kind text not null,
  postcode text,
  place text,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null
);

create table module (
  id text primary key,
  code text,
  title jsonb not null,
  contact int not null check (contact >= 0),
  distance int not null check (distance >= 0),
  workplace int not null check (workplace >= 0),
  credits int check (credits >= 0),
  price int not null check (price >= 0),
  exemptable boolean not null,
  workplace_exemptable boolean not null,
  proves text[] not null default '{}',
  valid_from date,
  valid_to date,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null
);

create table programme (
  id text primary key,
  provider text not null references provider,
  title jsonb not null,
  awards text not null references qualification,
  entry text[] not null default '{}',
  unit text not null check (unit in ('lesson-period', 'hour', 'credit')),
  structure jsonb not null,
  "order" jsonb not null default '[]',
  stops jsonb not null default '[]',
  language text,
  valid_from date,
  valid_to date,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null
);

create table offer (
  id text primary key,
  programme text not null references programme on delete cascade,
  start date,
  form text not null check (form in ('campus', 'distance', 'blended', 'in-company', 'workplace')),
  postcode text,
  place text,
  "when" jsonb not null,
  minutes_per_week int check (minutes_per_week >= 0),
  days_per_week int check (days_per_week between 0 and 7),
  evening boolean not null,
  valid_from date,
  valid_to date,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null
);

create table ladder (
  id text primary key,
  title jsonb not null,
  steps text[] not null,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null
);

create table certificate_type (
  id text primary key,
  title jsonb not null,
  issuer text,
  codes text[] not null default '{}',
  awards text references qualification,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null
);

create table shortage_occupation (
  year int not null,
  title text not null,
  "group" text not null,
  qualification text references qualification,
  source jsonb not null,
  primary key (year, title)
);

create table postcode (
  postcode text not null,
  place text not null,
  lat double precision not null,
  lon double precision not null,
  primary key (postcode, place)
);

-- What an importer could not tie to anything, or what a person must look at before it counts.
create table unresolved (
  importer text not null,
  key text not null,
  question text not null,
  detail jsonb not null,
  primary key (importer, key)
);

-- recognition
create table concordance_row (
  id text primary key,
  evidence jsonb not null,
  module text not null references module on delete cascade,
  minutes int check (minutes > 0),
  ground text not null check (ground in ('EVK', 'EVC', 'professional-competence')),
  decides text not null check (decides in ('automatic', 'provider')),
  provider text references provider,
  how jsonb not null,
  valid_from date,
  valid_to date,
  origin text not null check (origin in ('official', 'report', 'derived', 'example')),
  source jsonb not null
);
create index concordance_module on concordance_row (module);

-- planning: support measures. A version is never edited: a new rule is a new version.
create table incentive (
  id text primary key,
  name jsonb not null,
  kind text not null,
  authority text not null,
  body jsonb not null
);

create table incentive_version (
  id text primary key,
  incentive text not null references incentive,
  valid_from date,
  valid_to date,
  uncertain boolean not null,
  body jsonb not null,
  source jsonb not null,
  check (valid_to is null or valid_from is null or valid_from <= valid_to)
);
