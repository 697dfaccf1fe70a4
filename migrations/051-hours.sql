-- Hours that somebody says were followed under an agreement, or that fell away with leave or for a good reason. Added to, and
-- taken back; never changed. Of each kind one line a day.
create table hour_line (
  id uuid primary key,
  agreement_id uuid not null references agreement on delete cascade,
  kind text not null check (kind in ('done', 'leave', 'absent')),
  day date not null,
  minutes int not null check (minutes between 1 and 720),
  words text not null,
  party text not null,
  told_by uuid not null references person,
  role text not null,
  told_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by uuid references person,
  check ((taken_back_at is null) = (taken_back_by is null))
);
create unique index hour_line_once on hour_line (agreement_id, day, kind) where taken_back_at is null;

-- That the other side says that a line is right. A claim is not a proof.
create table hour_confirmation (
  line_id uuid primary key references hour_line on delete cascade,
  party text not null,
  confirmed_by uuid not null references person,
  role text not null,
  confirmed_at timestamptz not null
);
