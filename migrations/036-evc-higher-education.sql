-- EVC in higher education: what a candidate tells with each competence, and what each juror found alone.
create table portfolio_entry (
  procedure_id uuid not null references procedure on delete cascade,
  competence text not null,
  number smallint not null check (number between 1 and 3),
  -- Per question of STARR: what was typed, and the evidence in which it was photographed or spoken.
  answers jsonb not null default '{}',
  -- Evidence of the candidate that goes with it; that others may see it stands in procedure_evidence.
  evidence uuid[] not null default '{}',
  kept_at timestamptz not null,
  primary key (procedure_id, competence, number)
);

-- Handed in once, by each juror of each jury, for each part; never changed.
create table jury_score (
  procedure_id uuid not null references procedure on delete cascade,
  round smallint not null,
  part text not null,
  person_id uuid not null references person,
  -- Per criterion: a level and why.
  levels jsonb not null,
  scored_at timestamptz not null,
  primary key (procedure_id, round, part, person_id)
);
create index jury_score_person on jury_score (person_id);

-- Voices: an answer can be spoken.
alter table file drop constraint file_type_check;
alter table file add constraint file_type_check check (type in (
  'application/pdf', 'image/jpeg', 'image/png', 'image/webp',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'text/plain', 'text/csv', 'audio/webm', 'audio/ogg', 'audio/mp4'));
