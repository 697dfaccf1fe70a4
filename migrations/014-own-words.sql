-- What an organisation calls a term, beside the word that all share.
create table own_word (
  organisation_id uuid not null references organisation on delete cascade,
  term text not null,
  word text not null check (char_length(word) between 1 and 80),
  set_at timestamptz not null,
  primary key (organisation_id, term)
);
