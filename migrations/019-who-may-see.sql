-- Besides somebody by mail address, an organisation is let in: who works for it in one of these roles today, or only one
-- of them (person_id). The ground says why; what a request opens ends with the request (rests_on) and has no end before.
alter table access
  alter to_email drop not null,
  alter until drop not null,
  add ground text not null default 'consent' check (ground in ('consent', 'guidance', 'request')),
  add organisation_id uuid references organisation on delete cascade,
  add roles text[] not null default '{}',
  add person_id uuid references person,
  add rests_on uuid;
alter table access drop constraint access_check;
alter table access
  alter ground drop default,
  alter roles drop default,
  add check (until >= granted_at),
  add check (until is not null or ground = 'request'),
  add check ((ground = 'request') = (rests_on is not null)),
  add check ((to_email is null) <> (organisation_id is null)),
  add check ((organisation_id is null) = (cardinality(roles) = 0)),
  add check (person_id is null or organisation_id is not null);
create index access_organisation on access (organisation_id) where withdrawn_at is null;
create unique index access_request on access (rests_on, organisation_id) where rests_on is not null;

-- A guide asks somebody to become their client: by an address, which may have an account or not, or by a code.
create table guidance_ask (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  asked_by uuid not null references person,
  to_email text check (to_email = lower(to_email)),
  to_person uuid references person,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  answered_at timestamptz,
  -- What a yes opened; null after a no.
  access_id uuid references access on delete set null,
  check ((to_email is null) <> (to_person is null))
);
create index guidance_ask_asked_by on guidance_ask (asked_by, asked_at);
create index guidance_ask_email on guidance_ask (to_email);
create index guidance_ask_person on guidance_ask (to_person);

-- What somebody reads out to a guide, so that nobody needs a mail address: one at a time, kept as a fingerprint.
create table guide_code (
  person_id uuid primary key references person on delete cascade,
  fingerprint text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null
);

-- Who of those who were let in looked.
create index event_looked on event ((detail ->> 'access')) where kind = 'dossier.looked-at';
