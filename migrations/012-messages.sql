-- In which language and where we write to a person, besides their own space.
alter table person
  add language text not null default 'nl' check (language in ('nl', 'en')),
  add phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  add by_mail boolean not null default true,
  add by_sms boolean not null default false;
alter table person drop constraint person_erased;
alter table person add constraint person_erased
  check (erased_at is null or (email is null and phone is null and name = ''));

-- What was said to a person, once (the key), in their own space. The sentence is a word with its values, never a secret.
create table message (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null,
  about text not null,
  detail jsonb not null,
  link text,
  key text not null,
  at timestamptz not null,
  read_at timestamptz,
  -- Waits to be told with the others of the week; gathered once it was.
  for_week boolean not null default false,
  gathered_at timestamptz,
  unique (person_id, key)
);
create index message_newest on message (person_id, at desc);
create index message_unread on message (person_id) where read_at is null;
create index message_for_week on message (person_id, at) where for_week and gathered_at is null;

-- What a person chose for a kind of message; the usual way of the kind when nothing.
create table message_choice (
  person_id uuid not null references person on delete cascade,
  kind text not null,
  way text not null check (way in ('now', 'weekly', 'space')),
  primary key (person_id, kind)
);

alter table outbox
  add channel text not null default 'mail' check (channel in ('mail', 'sms')),
  add kind text not null default 'invitation',
  -- Whose it is; null: of who has the address.
  add person_id uuid references person,
  -- Of no use after.
  add until timestamptz,
  -- What the link to get no more of this says, as it stands in the mail; null: there is no way out of this kind.
  add stop_secret text unique,
  add bounced_at timestamptz;
-- From here on who writes says what kind it is.
alter table outbox alter kind drop default, alter channel drop default;
create index outbox_kind on outbox (kind, at);
create index outbox_person on outbox (person_id);
create index outbox_recipient on outbox (recipient);

-- Which mail or SMS carries which messages: one of the week carries many.
create table message_delivery (
  message_id uuid not null references message on delete cascade,
  outbox_id uuid not null references outbox on delete cascade,
  primary key (message_id, outbox_id)
);
create index message_delivery_outbox on message_delivery (outbox_id);

-- An address that gets no mail: it came back, or who has it asked for none.
create table address_stop (
  email text not null,
  reason text not null check (reason in ('bounced', 'unsubscribed')),
  at timestamptz not null,
  primary key (email, reason)
);

-- A code with which a person shows that an address or a phone number is theirs.
create table contact_code (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  channel text not null check (channel in ('mail', 'sms')),
  target text not null,
  code_fingerprint text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0 check (tries between 0 and 5),
  used_at timestamptz
);
create index contact_code_person on contact_code (person_id, made_at);
create index contact_code_target on contact_code (target, made_at);

-- A kind of which more was written than is usual: none of it leaves until somebody looked.
create table kind_stop (
  id uuid primary key,
  kind text not null,
  stopped_at timestamptz not null,
  written int not null,
  let_go_at timestamptz,
  let_go_by uuid references person
);
create unique index kind_stop_open on kind_stop (kind) where let_go_at is null;
create index kind_stop_let_go on kind_stop (kind, let_go_at);
