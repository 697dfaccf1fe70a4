-- Somebody closed their dossiers: nobody else sees anything of them until they open them again (GDPR, article 18).
create table restriction (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  ground text not null check (ground in ('incorrect', 'unlawful', 'claim', 'objection')),
  began_at timestamptz not null,
  lifted_at timestamptz
);
create unique index restriction_one on restriction (person_id) where lifted_at is null;

-- When somebody was last here: what is kept of them goes some time after.
create index event_person on event (person_id, at) where person_id is not null;
