-- What people keep to show what they can. A row stays when it is removed: that it was there, until when, who removed it.
create table evidence (
  id uuid primary key,
  person_id uuid not null references person,
  kind text not null check (kind in ('certificate', 'employer', 'evaluation', 'work', 'photo', 'own-words')),
  title text not null check (char_length(title) between 1 and 200),
  description text not null check (char_length(description) <= 5000),
  issuer text check (char_length(issuer) between 1 and 200),
  issued_on date,
  -- The title of the paper of the walk that it shows.
  paper text check (char_length(paper) between 1 and 300),
  added_at timestamptz not null,
  removed_at timestamptz check (removed_at >= added_at),
  removed_by uuid references person,
  check ((removed_at is null) = (removed_by is null))
);
create index evidence_person on evidence (person_id);
create table evidence_file (
  file_id uuid primary key references file on delete cascade,
  evidence_id uuid not null references evidence on delete cascade
);
create index evidence_file_evidence on evidence_file (evidence_id);
