-- Who may judge for a provider's organisation, for which programmes, from a day to a day.
create table jury_mandate (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  person_id uuid not null references person on delete cascade,
  -- Names of the catalogue.
  programmes text[] not null check (cardinality(programmes) > 0),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  given_by uuid not null references person,
  given_at timestamptz not null,
  ended_at timestamptz
);
create unique index jury_mandate_once on jury_mandate (organisation_id, person_id) where ended_at is null;

-- When a juror can come: half-days.
create table jury_free (
  person_id uuid not null references person on delete cascade,
  day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  said_at timestamptz not null,
  primary key (person_id, day, half)
);

-- Whom a juror is too close to: a person, or everybody of an organisation.
create table jury_conflict (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  juror_id uuid not null references person on delete cascade,
  with_person uuid references person on delete cascade,
  with_organisation uuid references organisation on delete cascade,
  declared_by uuid not null references person,
  declared_at timestamptz not null,
  withdrawn_at timestamptz,
  check (num_nonnulls(with_person, with_organisation) = 1)
);
create unique index jury_conflict_once on jury_conflict (organisation_id, juror_id, with_person, with_organisation)
  nulls not distinct where withdrawn_at is null;

-- Who waits for a jury, for which procedure or request.
create table jury_wait (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  person_id uuid not null references person on delete cascade,
  procedure_id uuid references procedure on delete cascade,
  request_id uuid references recognition_request on delete cascade,
  programme text not null,
  since timestamptz not null,
  -- The last day on which the jury is in time; null: whenever.
  until_day date,
  -- Had a seat and could not come: goes first.
  excused boolean not null,
  ended_at timestamptz,
  check (num_nonnulls(procedure_id, request_id) = 1)
);
create unique index jury_wait_procedure on jury_wait (procedure_id) where ended_at is null;
create unique index jury_wait_request on jury_wait (request_id) where ended_at is null;
create index jury_wait_person on jury_wait (person_id);
create index jury_wait_organisation on jury_wait (organisation_id) where ended_at is null;

create table jury_session (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  programme text not null,
  day date not null,
  -- As the clock in Brussels shows it.
  from_time text not null check (from_time ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  until_time text not null check (until_time ~ '^([01]\d|2[0-3]):[0-5]\d$' and until_time > from_time),
  half text not null generated always as (case when from_time < '12:30' then 'morning' else 'afternoon' end) stored,
  site_id uuid references site,
  room text not null,
  jurors_wanted int not null check (jurors_wanted between 1 and 9),
  seats int not null check (seats between 1 and 40),
  planned_by uuid not null references person,
  planned_at timestamptz not null,
  called_off_at timestamptz
);
create index jury_session_day on jury_session (organisation_id, day);
create unique index jury_session_room on jury_session (organisation_id, site_id, lower(room), day, half)
  nulls not distinct where called_off_at is null;

-- The chairs of a session: nobody sits on one that is not there.
create table jury_place (
  session_id uuid not null references jury_session on delete cascade,
  number int not null,
  primary key (session_id, number)
);

-- Who was asked to judge in a session, and who after them: not asked yet.
create table jury_member (
  id uuid primary key,
  session_id uuid not null references jury_session on delete cascade,
  person_id uuid not null references person on delete cascade,
  -- In which order substitutes are asked.
  turn int not null,
  asked_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  answered_at timestamptz,
  ended_at timestamptz,
  -- Why they do not come: said so, or judges here no more.
  why text check (why in ('no', 'left'))
);
create unique index jury_member_once on jury_member (session_id, person_id) where ended_at is null;
create index jury_member_person on jury_member (person_id) where ended_at is null;

create table jury_seat (
  id uuid primary key,
  session_id uuid not null,
  number int not null,
  wait_id uuid not null references jury_wait on delete cascade,
  taken_by uuid not null references person,
  taken_at timestamptz not null,
  -- Given up, or the session was called off.
  ended_at timestamptz,
  attendance text check (attendance in ('present', 'excused', 'absent')),
  marked_by uuid references person,
  marked_at timestamptz,
  foreign key (session_id, number) references jury_place on delete cascade
);
create unique index jury_seat_one on jury_seat (session_id, number) where ended_at is null;
create unique index jury_seat_once on jury_seat (wait_id) where ended_at is null;
