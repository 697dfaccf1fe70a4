-- What somebody does with a support measure of their route. Where it stands is read from the steps.
create table support_follow (
  id uuid primary key,
  dossier_id uuid not null references dossier on delete cascade,
  person_id uuid not null references person,
  route text not null,
  -- The programme for which it is asked.
  programme text not null,
  measure text not null,
  -- The version of its rule when it was begun.
  version text not null,
  begun_at timestamptz not null,
  unique (dossier_id, programme, measure)
);

create table support_step (
  id bigint generated always as identity primary key,
  follow_id uuid not null references support_follow on delete cascade,
  -- The how manyth of this follow: two who add one at once, on top of the same look, are told.
  number int not null,
  step text not null check (step in ('applied', 'granted', 'refused', 'paid', 'stopped', 'undone')),
  on_day date not null,
  cents int check (cents >= 0),
  note text not null,
  at timestamptz not null,
  unique (follow_id, number),
  check (step = 'paid' or cents is null)
);

-- Which version of a rule somebody saw last, when it was shown to them with their route.
create table support_seen (
  person_id uuid not null references person on delete cascade,
  measure text not null,
  version text not null,
  at timestamptz not null,
  primary key (person_id, measure, version)
);

-- Which organisation keeps the rule of which measure, besides administrators.
create table incentive_keeper (
  incentive text not null references incentive,
  organisation_id uuid not null references organisation on delete cascade,
  given_at timestamptz not null,
  given_by uuid not null references person,
  primary key (incentive, organisation_id)
);

-- A version of a rule that somebody writes; one at a time for each measure.
create table incentive_draft (
  id uuid primary key,
  incentive text not null references incentive,
  opened_at timestamptz not null,
  dropped_at timestamptz,
  published_at timestamptz,
  published_by uuid references person,
  check ((published_at is null) = (published_by is null)),
  check (published_at is null or dropped_at is null)
);
create unique index incentive_draft_open on incentive_draft (incentive) where published_at is null and dropped_at is null;

-- What a draft said after each change, and who changed it: the last counts.
create table incentive_edit (
  draft_id uuid not null references incentive_draft,
  number int not null,
  body jsonb not null,
  at timestamptz not null,
  person_id uuid not null references person,
  primary key (draft_id, number)
);

-- Examples that must come out as they say, kept beside the rule.
create table incentive_case (
  id uuid primary key,
  incentive text not null references incentive,
  body jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null references person,
  dropped_at timestamptz,
  dropped_by uuid references person,
  check ((dropped_at is null) = (dropped_by is null))
);
create index incentive_case_of on incentive_case (incentive) where dropped_at is null;

-- A version that was published here lies over those of the content, and stays.
alter table incentive_version add column published_in uuid unique references incentive_draft;
alter table incentive_version add column published_at timestamptz;
alter table incentive_version add constraint published_whole check ((published_in is null) = (published_at is null));

create function keep_published() returns trigger language plpgsql as $$
begin
  if old.published_in is not null then
    raise exception 'A version that was published stays as it is: %', old.id;
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on incentive_version for each row execute function keep_published();

-- Nobody publishes what they wrote themselves.
create function other_hand() returns trigger language plpgsql as $$
begin
  if new.published_by is not null and exists (
    select from incentive_edit where draft_id = new.id and person_id = new.published_by
  ) then
    raise exception 'Who wrote a rule does not publish it';
  end if;
  return new;
end $$;
create trigger other_hand before insert or update on incentive_draft for each row execute function other_hand();
