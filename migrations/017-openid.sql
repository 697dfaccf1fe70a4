-- As whom a provider of identities knows somebody. A provider never gives a subject to another.
create table identity (
  id uuid primary key,
  issuer text not null,
  subject text not null check (char_length(subject) between 1 and 255),
  person_id uuid not null references person on delete cascade,
  linked_at timestamptz not null,
  unique (issuer, subject)
);
create index identity_person on identity (person_id);

-- Somebody went to a provider and may come back, once, in the browser that they left with.
create table openid_request (
  state text primary key,
  provider text not null,
  session text not null,
  back text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Whom they came back as, while they are asked whether to link that; null: nothing is asked.
  subject text
);
