-- What a provider says to employers of one of its programmes. Only added to: the newest counts.
create table brochure_words (
  id bigint generated always as identity primary key,
  programme text not null check (char_length(programme) <= 120),
  -- The words that these come after; 0: the first. Two who write at once cannot both come after the same.
  after bigint not null,
  body jsonb not null,
  at timestamptz not null,
  person_id uuid not null references person,
  unique (programme, after)
);
-- What somebody who followed the programme says of it, by their leave: a first name and a job, no more.
create table testimonial (
  id uuid primary key,
  programme text not null check (char_length(programme) <= 120),
  first_name text not null check (char_length(first_name) <= 60),
  job jsonb not null,
  words jsonb not null,
  person_id uuid not null references person,
  made_at timestamptz not null,
  -- Of the link with which they say yes, and take it back.
  fingerprint text not null unique,
  agreed_at timestamptz,
  withdrawn_at timestamptz check (withdrawn_at is null or first_name = '')
);
create index testimonial_programme on testimonial (programme);
-- An employer asks a provider for a talk about a programme.
create table brochure_talk (
  id uuid primary key,
  programme text not null check (char_length(programme) <= 120),
  person_id uuid not null references person,
  company text not null check (char_length(company) <= 200),
  reach text not null check (char_length(reach) <= 200),
  words text not null check (char_length(words) <= 1000),
  at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references person
);
create unique index brochure_talk_open on brochure_talk (programme, person_id) where answered_at is null;
