-- A change of the concordance under way (`published_at` null), and every change that was published: a version.
create table concordance_draft (
  id uuid primary key,
  -- Whose rows; null: those of no provider.
  provider text,
  opened_at timestamptz not null,
  opened_by uuid not null references person,
  -- Raised by every change: who saves on top of an older look is told.
  edition int not null default 0,
  published_at timestamptz,
  published_by uuid references person,
  valid_from date,
  check ((published_at is null) = (valid_from is null) and (published_at is null) = (published_by is null))
);
create unique index concordance_draft_open on concordance_draft (coalesce(provider, '')) where published_at is null;
create index concordance_draft_versions on concordance_draft (provider, valid_from);

-- What a draft does: a row comes (`body`), a row goes (`replaces`), or one comes instead of another.
create table draft_row (
  id uuid primary key,
  draft_id uuid not null references concordance_draft on delete cascade,
  cell text not null,
  replaces text,
  body jsonb,
  check (replaces is not null or body is not null)
);
create unique index draft_row_once on draft_row (draft_id, cell, coalesce(replaces, ''));

-- The last day of a row that a version ended. Beside the row: reading the content again leaves it ended.
create table concordance_end (
  row_id text primary key references concordance_row on delete cascade,
  last_day date not null,
  draft_id uuid not null references concordance_draft
);

-- What somebody made of a proposed row; once.
create table judged_proposal (
  id bigint generated always as identity primary key,
  provider text,
  cell text not null,
  decision text not null check (decision in ('accepted', 'rejected')),
  why text not null,
  at timestamptz not null,
  person_id uuid not null references person
);
create unique index judged_proposal_once on judged_proposal (coalesce(provider, ''), cell);

-- A file or pasted block of rows as it was read, looked at before it goes in the draft.
create table concordance_sheet (
  id uuid primary key,
  provider text,
  file_name text not null,
  rows jsonb not null,
  read_at timestamptz not null,
  read_by uuid not null references person,
  taken_at timestamptz
);

-- What every row gave when people were last looked at: what differs since is new.
create table concordance_seen (
  row_id text primary key,
  fingerprint text not null
);

-- Going through everybody after a change (or before one, to count). Goes on after `last_person` when it was stopped.
create table chance_job (
  id uuid primary key,
  -- In which order they began: a practice clock may stand still.
  number bigint generated always as identity unique,
  cause text not null check (cause in ('published', 'catalogue', 'count')),
  draft_id uuid references concordance_draft on delete cascade,
  -- Of `count`: the draft as it was then.
  edition int,
  rows text[] not null,
  day date not null,
  begun_at timestamptz not null,
  total int not null,
  done int not null default 0,
  last_person uuid,
  gains int not null default 0,
  losses int not null default 0,
  ended_at timestamptz
);
create index chance_job_open on chance_job (number) where ended_at is null;
create index chance_job_draft on chance_job (draft_id, number desc);

-- That a change gives this person a new chance on an exemption. Told once.
create table chance (
  person_id uuid not null references person on delete cascade,
  module text not null,
  row_id text not null,
  job_id uuid not null references chance_job,
  found_at timestamptz not null,
  told_at timestamptz not null,
  primary key (person_id, module, row_id)
);
