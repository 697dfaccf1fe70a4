alter table person add email text unique check (email = lower(email) and email like '%_@_%');

-- A code by mail. It counts in the browser that asked for it, a few times, for a few minutes; the link counts once.
create table sign_in_code (
  id uuid primary key,
  email text not null,
  session text not null,
  code_fingerprint text not null,
  link_fingerprint text not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0 check (tries between 0 and 5),
  used_at timestamptz
);
create index sign_in_code_email on sign_in_code (email, made_at);
create index sign_in_code_session on sign_in_code (session, made_at);

-- How each mail fared. Claimed by who sends it, tried again later when the post office is away.
alter table outbox
  add sent_at timestamptz,
  add tries int not null default 0,
  add next_try_at timestamptz,
  add problem text;
create index outbox_waiting on outbox (next_try_at) where sent_at is null;
update outbox set sent_at = at;
