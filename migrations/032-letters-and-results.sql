-- Letters as they were sent: numbered by year, never changed.
create table letter (
  id uuid primary key,
  year int not null,
  number int not null check (number > 0),
  kind text not null check (kind in ('decision', 'invitation', 'proof-of-competence', 'jury-report')),
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation,
  -- The request or procedure that it belongs to.
  about text not null,
  language text not null check (language in ('nl', 'en')),
  pdf bytea not null,
  sha256 text not null,
  written_at timestamptz not null,
  written_by uuid not null references person,
  unique (year, number)
);
create index letter_person on letter (person_id, written_at desc);
create index letter_about on letter (about);

-- What an assessment found that somebody can; what takes it back is a row beside it.
create table competence_result (
  id uuid primary key,
  person_id uuid not null references person,
  competence text not null,
  organisation_id uuid not null references organisation,
  -- How it was assessed, and the procedure that it came of.
  way text not null check (way in ('evc-higher-education', 'quickscan', 'workplace', 'test')),
  about text not null,
  found_at timestamptz not null,
  found_by uuid not null references person,
  unique (about, competence)
);
create index competence_result_person on competence_result (person_id);

create table withdrawn_result (
  result_id uuid primary key references competence_result on delete cascade,
  words text not null,
  at timestamptz not null,
  person_id uuid not null references person
);
