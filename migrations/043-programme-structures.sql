-- Two modules of a programme that nobody takes together.
alter table programme add column excludes jsonb not null default '[]';

-- How a programme is made up for who begins on or after a day. Who began earlier keeps what held then.
create table programme_version (
  id uuid primary key,
  programme text not null references programme on delete cascade,
  valid_from date not null,
  structure jsonb not null,
  "order" jsonb not null,
  excludes jsonb not null,
  published_at timestamptz not null,
  published_by uuid not null references person,
  unique (programme, valid_from)
);

-- A change of a structure under way (`closed_at` null), and what became of earlier ones: a version, or nothing.
create table structure_draft (
  id uuid primary key,
  programme text not null references programme on delete cascade,
  opened_at timestamptz not null,
  opened_by uuid not null references person,
  closed_at timestamptz,
  closed_by uuid references person,
  version_id uuid references programme_version on delete set null,
  check ((closed_at is null) = (closed_by is null))
);
create unique index structure_draft_open on structure_draft (programme) where closed_at is null;

-- Every change of a draft, whole: who saves on top of an older look is told, and every step can be taken back.
create table structure_edit (
  draft_id uuid not null references structure_draft on delete cascade,
  edition int not null,
  content jsonb not null,
  at timestamptz not null,
  by_person uuid not null references person,
  primary key (draft_id, edition)
);

-- That somebody asks a second person to publish this edition of a draft.
create table structure_proposal (
  draft_id uuid not null,
  edition int not null,
  valid_from date not null,
  at timestamptz not null,
  by_person uuid not null references person,
  primary key (draft_id, edition),
  foreign key (draft_id, edition) references structure_edit on delete cascade
);

-- Whether a second person publishes, for a provider; the newest row counts.
create table structure_rule (
  id bigint generated always as identity primary key,
  provider text not null references provider on delete cascade,
  two_people boolean not null,
  at timestamptz not null,
  by_person uuid not null references person
);
create index structure_rule_newest on structure_rule (provider, id desc);
