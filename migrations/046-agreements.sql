-- Standard sets of conditions on which employers let people learn, kept by a sector partner or a provider.
create table agreement_set (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  name text not null check (char_length(name) between 1 and 120),
  -- Whether somebody else than who wrote a version publishes it.
  second boolean not null,
  made_by uuid not null references person,
  made_at timestamptz not null
);
create index agreement_set_organisation on agreement_set (organisation_id);

-- What a set says from a day on. It never changes: what is said otherwise is another version.
create table agreement_set_version (
  id uuid primary key,
  set_id uuid not null references agreement_set on delete cascade,
  number int not null check (number > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  body jsonb not null,
  written_by uuid not null references person,
  written_at timestamptz not null,
  unique (set_id, number)
);
create table agreement_set_publication (
  version_id uuid primary key references agreement_set_version on delete cascade,
  published_by uuid not null references person,
  published_at timestamptz not null
);

-- Employers that hold to a set: the same conditions for each of them.
create table agreement_set_member (
  id uuid primary key,
  set_id uuid not null references agreement_set on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  joined_by uuid not null references person,
  joined_at timestamptz not null,
  left_at timestamptz check (left_at >= joined_at)
);
create unique index agreement_set_member_once on agreement_set_member (set_id, organisation_id) where left_at is null;

-- An agreement on one worker's learning.
create table agreement (
  id uuid primary key,
  set_version_id uuid not null references agreement_set_version,
  made_for text not null check (made_for in ('worker', 'employer', 'provider')),
  made_by uuid not null references person,
  made_at timestamptz not null
);

-- Its text, whole, as often as it was written. The text names no person: who signed stands in the signatures.
create table agreement_version (
  agreement_id uuid not null references agreement on delete cascade,
  number int not null check (number > 0),
  from_day date not null,
  until_day date not null check (until_day >= from_day),
  terms jsonb not null,
  text text not null,
  sha256 text not null unique check (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
  -- What changed and why, in the words of who wrote it.
  words text not null check (char_length(words) <= 2000),
  written_by uuid not null references person,
  written_at timestamptz not null,
  primary key (agreement_id, number),
  unique (agreement_id, number, sha256)
);

-- Who takes part: a person, or an organisation for which its people speak.
create table agreement_party (
  id uuid primary key,
  agreement_id uuid not null references agreement on delete cascade,
  party text not null check (party in ('worker', 'employer', 'provider', 'workplace', 'guardian')),
  organisation_id uuid references organisation,
  person_id uuid references person,
  -- As whoever invited them called them; empty where an organisation takes part.
  name text not null check (char_length(name) <= 120),
  email text,
  unique (agreement_id, party),
  check (party not in ('worker', 'guardian') or organisation_id is null)
);
-- Nobody is two parties in one agreement.
create unique index agreement_party_person on agreement_party (agreement_id, person_id);
create index agreement_party_mine on agreement_party (person_id);
create index agreement_party_organisation on agreement_party (organisation_id);

-- A code on paper or in a mail, with which somebody becomes a party.
create table agreement_code (
  fingerprint text primary key,
  party_id uuid not null references agreement_party on delete cascade,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index agreement_code_party on agreement_code (party_id);

-- A signature holds for exactly one text. Each party signs it once, and nobody signs for two.
create table agreement_signature (
  agreement_id uuid not null,
  number int not null,
  sha256 text not null,
  party text not null,
  person_id uuid not null references person,
  role text not null,
  -- As they were called then.
  name text not null,
  signed_at timestamptz not null,
  primary key (agreement_id, number, party),
  unique (agreement_id, number, person_id),
  foreign key (agreement_id, number, sha256) references agreement_version (agreement_id, number, sha256)
    on delete cascade,
  foreign key (agreement_id, party) references agreement_party (agreement_id, party)
);

-- Everything else that happens to it.
create table agreement_step (
  id bigint generated always as identity primary key,
  agreement_id uuid not null references agreement on delete cascade,
  kind text not null check (kind in (
    'sent', 'asked', 'answered', 'proposed', 'declined', 'refused', 'withdrawn', 'ended', 'let-end'
  )),
  party text not null,
  -- The version that it was about.
  number int not null,
  at timestamptz not null,
  person_id uuid not null references person,
  detail jsonb not null
);
create index agreement_step_agreement on agreement_step (agreement_id, id);
-- Each of these happens once.
create unique index agreement_step_once on agreement_step (agreement_id, kind)
  where kind in ('sent', 'withdrawn', 'ended', 'let-end');

-- An agreement that follows on another.
create table agreement_renewal (
  agreement_id uuid primary key references agreement on delete cascade,
  renews uuid not null unique references agreement on delete cascade
);
