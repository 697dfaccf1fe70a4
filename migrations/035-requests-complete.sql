-- The name on a paper, where it is another than its keeper's.
alter table evidence add column holder text check (char_length(holder) between 1 and 200);

-- What goes along with a request: its files are opened through the request only.
create table request_evidence (
  request_id uuid not null references recognition_request on delete cascade,
  evidence_id uuid not null references evidence on delete cascade,
  added_at timestamptz not null,
  primary key (request_id, evidence_id)
);
create index request_evidence_evidence on request_evidence (evidence_id);

-- Who asked for somebody else sees it as long as what let them in stands.
alter table recognition_request add column access_id uuid references access on delete set null;

alter table request_step drop constraint request_step_kind_check;
alter table request_step add check (kind in (
  'asked', 'agreed', 'checked', 'paid', 'questions', 'answered', 'test', 'chosen', 'freed', 'called-off', 'missed',
  'tested', 'decided', 'confirmed', 'returned', 'appealed', 'heard', 'withdrawn'
));

-- How a provider tests a module; the newest counts, a session keeps the one that it was planned with.
create table module_test (
  id bigint generated always as identity primary key,
  provider text not null,
  module text not null,
  body jsonb not null,
  set_by uuid not null references person,
  set_at timestamptz not null
);
create index module_test_newest on module_test (provider, module, id desc);

create table test_session (
  id uuid primary key,
  test_id bigint not null references module_test,
  starts_at timestamptz not null,
  site text not null check (site in ('campus', 'workplace')),
  place text not null check (char_length(place) between 1 and 300),
  places int not null check (places between 1 and 500),
  planned_by uuid not null references person,
  planned_at timestamptz not null,
  called_off_at timestamptz,
  called_off_by uuid references person,
  check ((called_off_at is null) = (called_off_by is null))
);
create index test_session_test on test_session (test_id, starts_at);

create table test_seat (
  id uuid primary key,
  session_id uuid not null references test_session,
  request_id uuid not null references recognition_request on delete cascade,
  taken_at timestamptz not null,
  left_at timestamptz
);
create unique index test_seat_once on test_seat (session_id, request_id) where left_at is null;
create index test_seat_request on test_seat (request_id);

-- That a paper of somebody was withdrawn: `keys` name it as requests and exemptions do.
create table withdrawn_paper (
  id uuid primary key,
  person_id uuid not null references person,
  request_id uuid not null references recognition_request on delete cascade,
  title text not null,
  keys text[] not null,
  words text not null,
  at timestamptz not null,
  withdrawn_by uuid not null references person
);
create index withdrawn_paper_person on withdrawn_paper (person_id);

-- A provider looked at what rested on it, and lets the exemption stand.
create table kept_exemption (
  exemption_id uuid not null references granted_exemption,
  paper_id uuid not null references withdrawn_paper on delete cascade,
  words text not null,
  at timestamptz not null,
  person_id uuid not null references person,
  primary key (exemption_id, paper_id)
);
