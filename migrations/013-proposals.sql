-- A practice that an organisation proposes. Never edited: what was sent back is proposed anew.
create table practice_proposal (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  proposed_by uuid not null references person,
  proposed_at timestamptz not null,
  -- In which of the two it was written.
  language text not null check (language in ('nl', 'en')),
  content jsonb not null
);
create index practice_proposal_organisation on practice_proposal (organisation_id, proposed_at desc);

-- What was decided of it, added and never edited; the newest counts.
create table practice_review (
  id bigint generated always as identity primary key,
  proposal_id uuid not null references practice_proposal on delete cascade,
  decision text not null check (decision in ('published', 'sent-back', 'withdrawn')),
  reason text not null,
  at timestamptz not null,
  person_id uuid not null references person
);
create index practice_review_newest on practice_review (proposal_id, id desc);
