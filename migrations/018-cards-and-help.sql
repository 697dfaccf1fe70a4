-- Somebody without mail of their own comes in with a code on paper. The organisation has the care of it, not who made it.
create table code_card (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  organisation_id uuid not null references organisation on delete cascade,
  fingerprint text not null unique,
  made_at timestamptz not null,
  made_by uuid not null references person,
  -- The last day on which it opens anything.
  until_day date not null,
  -- What is kept of the four digits that only the person knows; null: not chosen yet.
  pin text,
  pin_tries int not null default 0 check (pin_tries between 0 and 5),
  -- Lost, or another card came in its place.
  blocked_at timestamptz,
  last_used_at timestamptz
);
create unique index code_card_one on code_card (person_id) where blocked_at is null;
create index code_card_organisation on code_card (organisation_id);

-- A code that a person reads aloud to a helper, and what became of it.
create table help_code (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  fingerprint text not null unique,
  -- What the person was filling in: the helper finds the same.
  dossier_id uuid references dossier on delete set null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references person,
  reason text check (reason in ('stuck', 'wrong', 'show', 'missing')),
  check ((used_at is null) = (used_by is null) and (used_at is null) = (reason is null))
);
create index help_code_person on help_code (person_id, made_at);

alter table session
  -- The card that began it.
  add card_id uuid references code_card on delete set null,
  -- When somebody last clicked in it; kept for cards only, whose devices are shared.
  add last_seen_at timestamptz,
  -- Who looks along in it, at the account of its person.
  add support_by uuid references person,
  add constraint session_support check ((way = 'support') = (support_by is not null));
create index session_card on session (card_id) where card_id is not null;
