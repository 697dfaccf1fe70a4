-- Which organisation runs which provider of the catalogue: its people decide on what is asked of that provider.
create table organisation_provider (
  id uuid primary key,
  provider text not null references provider,
  organisation_id uuid not null references organisation on delete cascade,
  since timestamptz not null,
  tied_by uuid not null references person,
  ended_at timestamptz
);
create unique index organisation_provider_once on organisation_provider (provider) where ended_at is null;
create index organisation_provider_organisation on organisation_provider (organisation_id) where ended_at is null;
