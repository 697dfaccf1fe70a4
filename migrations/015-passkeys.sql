-- A key that a browser or device holds for one person; we have only its public half.
create table passkey (
  id uuid primary key,
  person_id uuid not null references person,
  -- What the device calls it, and its public half (COSE): both base64url.
  credential text not null unique,
  public_key text not null,
  -- How often the device says that it was used; 0 for ever where it does not count.
  counter bigint not null check (counter >= 0),
  name text not null check (name <> ''),
  made_at timestamptz not null,
  used_at timestamptz
);
create index passkey_person on passkey (person_id);

-- What a browser has to sign now: one question a session, gone once it was answered.
create table passkey_challenge (
  session text primary key,
  fingerprint text not null,
  expires_at timestamptz not null
);
