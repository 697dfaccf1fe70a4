-- Recognition that takes more than a decision: EVC in higher education, a quickscan, an internship portfolio, an
-- assessment at the workplace. What happened to one are its steps; where it stands is read from them.
create table procedure (
  id uuid primary key,
  way text not null check (way in ('evc-higher-education', 'quickscan', 'internship', 'workplace')),
  -- Whose recognition it is.
  person_id uuid not null references person,
  -- Names of the catalogue, as text: what was found outlives it.
  provider text not null,
  programme text not null,
  -- What it is judged by, copied when it began: it does not change under the hands of who judges.
  frame jsonb not null,
  begun_by uuid not null references person,
  begun_at timestamptz not null
);
create index procedure_person_way on procedure (person_id, way);
create index procedure_provider on procedure (provider, way, begun_at);

create table procedure_step (
  id bigint generated always as identity primary key,
  procedure_id uuid not null references procedure on delete cascade,
  kind text not null,
  at timestamptz not null,
  person_id uuid not null references person,
  role text not null,
  detail jsonb not null
);
create index procedure_step_procedure on procedure_step (procedure_id, id);

-- Who takes part by name: jurors, the guide, the mentor on the work floor.
create table procedure_part (
  procedure_id uuid not null references procedure on delete cascade,
  person_id uuid not null references person,
  part text not null check (part in ('guide', 'juror', 'assessor', 'mentor')),
  since timestamptz not null,
  named_by uuid not null references person,
  ended_at timestamptz
);
create unique index procedure_part_once on procedure_part (procedure_id, person_id, part) where ended_at is null;
create index procedure_part_person on procedure_part (person_id) where ended_at is null;

-- Evidence that goes along with a procedure.
create table procedure_evidence (
  procedure_id uuid not null references procedure on delete cascade,
  evidence_id uuid not null references evidence on delete cascade,
  added_at timestamptz not null,
  primary key (procedure_id, evidence_id)
);
