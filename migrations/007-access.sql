-- Whom a person lets see which parts of a dossier, what for, and until when. Known by mail address, so that one can let
-- somebody in who was never here. Ended early by a withdrawal, never changed.
create table access (
  id uuid primary key,
  dossier_id uuid not null references dossier on delete cascade,
  to_email text not null check (to_email = lower(to_email)),
  parts text[] not null check (cardinality(parts) > 0),
  purpose text not null check (purpose in ('guidance', 'enrolment', 'recognition', 'work')),
  granted_at timestamptz not null,
  until timestamptz not null check (until > granted_at),
  withdrawn_at timestamptz
);
create index access_dossier on access (dossier_id);
create index access_email on access (to_email);
