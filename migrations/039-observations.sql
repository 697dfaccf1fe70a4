-- What assessors see during a trial at work, as their tablets send it: later, twice, out of order. Only added to.
create table observation (
  procedure_id uuid not null references procedure on delete cascade,
  -- Given by the tablet: what comes twice is the same.
  id uuid not null,
  kind text not null check (kind in ('tap', 'remark', 'photo')),
  criterion text check (char_length(criterion) <= 100),
  task text check (char_length(task) <= 100),
  seen text check (seen in ('alone', 'with-help', 'not-done', 'not-seen')),
  words text not null check (char_length(words) <= 2000),
  file_id uuid references file on delete set null,
  -- By the clock of the tablet, and as far as we believe it.
  said_at timestamptz not null,
  at timestamptz not null check (at <= received_at),
  received_at timestamptz not null,
  person_id uuid not null references person,
  -- Came in after the decision: a remark that counts for nothing.
  late boolean not null,
  primary key (procedure_id, id),
  check ((kind = 'tap') = (criterion is not null and seen is not null)),
  check ((kind = 'tap') = (task is null))
);
create index observation_file on observation (file_id);
