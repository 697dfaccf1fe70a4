-- What people hand in. The content lies sealed outside the database; the row says what it must be.
create table file (
  id uuid primary key,
  name text not null check (char_length(name) between 1 and 255),
  type text not null check (type in (
    'application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'text/plain', 'text/csv',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.oasis.opendocument.text'
  )),
  bytes int not null check (bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  stored_at timestamptz not null,
  stored_by uuid references person,
  scanned boolean not null,
  removed_at timestamptz check (removed_at >= stored_at)
);
