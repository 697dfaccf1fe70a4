-- How a provider decides on exemptions, from a day on. Names of the catalogue stand as text: what was asked and granted outlives it.
create table recognition_policy (
  id bigint generated always as identity primary key,
  provider text not null,
  valid_from date not null,
  body jsonb not null,
  set_by uuid references person,
  set_at timestamptz not null
);
create index recognition_policy_newest on recognition_policy (provider, valid_from desc, id desc);

create table recognition_request (
  id uuid primary key,
  -- Whose exemption it would be.
  person_id uuid not null references person,
  provider text not null,
  programme text not null,
  policy_id bigint not null references recognition_policy,
  -- In one language, as it was asked: what was shown, and the words of who asked.
  shown jsonb not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null
);
create index recognition_request_person on recognition_request (person_id, asked_at desc);
create index recognition_request_provider on recognition_request (provider, asked_at);

create table request_step (
  id bigint generated always as identity primary key,
  request_id uuid not null references recognition_request on delete cascade,
  kind text not null check (kind in (
    'asked', 'agreed', 'checked', 'questions', 'answered', 'test', 'tested', 'decided', 'confirmed', 'returned', 'appealed', 'heard', 'withdrawn'
  )),
  at timestamptz not null,
  person_id uuid not null references person,
  role text not null,
  detail jsonb not null
);
create index request_step_request on request_step (request_id, id);

create table granted_exemption (
  id uuid primary key,
  person_id uuid not null references person,
  provider text not null,
  module text not null,
  -- Minutes that fall away; null: the whole module as far as one can be exempt from it.
  minutes int check (minutes > 0),
  ground text not null check (ground in ('EVK', 'EVC', 'professional-competence')),
  -- What it rests on: ids of certificates, competences and evidence.
  rests_on text[] not null,
  because jsonb not null,
  request_id uuid references recognition_request on delete set null,
  granted_at timestamptz not null,
  granted_by uuid not null references person
);
create index granted_exemption_person on granted_exemption (person_id, module);
create index granted_exemption_module on granted_exemption (module);

create table revoked_exemption (
  exemption_id uuid primary key references granted_exemption,
  reason text not null,
  words text not null,
  at timestamptz not null,
  person_id uuid not null references person
);
