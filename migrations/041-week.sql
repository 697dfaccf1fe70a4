-- A group in which a provider gives a module: its week, its places. Provider and module are names of the catalogue.
create table module_group (
  id uuid primary key,
  provider text not null,
  module text not null,
  name text not null check (name <> ''),
  places int not null check (places between 1 and 1000),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  -- Mondays of the weeks in which it does not meet.
  weeks_off text[] not null,
  -- Of the campus; null: at a distance.
  postcode text,
  place text not null,
  -- [{weekday, from, to, away}]: Monday is 0, minutes since midnight.
  meetings jsonb not null,
  made_by uuid references person,
  made_at timestamptz not null,
  unique (id, places)
);
create index module_group_module on module_group (module);
create index module_group_provider on module_group (provider, module, name);

create table cancelled_group (
  group_id uuid primary key references module_group on delete cascade,
  cancelled_by uuid not null references person,
  cancelled_at timestamptz not null,
  words text not null
);

-- Groups as they were read from a sheet, to be looked at before they count.
create table group_sheet (
  id uuid primary key,
  provider text not null,
  file_name text not null,
  rows jsonb not null,
  read_by uuid not null references person,
  read_at timestamptz not null,
  taken_at timestamptz
);

-- A place in a group. There are no more numbers than places, and each number is one person's: nobody can sit on
-- nobody's chair, however many ask at once.
create table group_place (
  id uuid primary key,
  group_id uuid not null,
  places int not null,
  number int not null check (number >= 1),
  person_id uuid not null references person on delete cascade,
  module text not null,
  taken_at timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('given-back', 'cancelled')),
  check ((ended_at is null) = (ended_why is null)),
  check (number <= places or ended_at is not null),
  foreign key (group_id, places) references module_group (id, places) on update cascade on delete cascade
);
create unique index group_place_number on group_place (group_id, number) where ended_at is null;
-- One group for a module.
create unique index group_place_module on group_place (person_id, module) where ended_at is null;
create index group_place_person on group_place (person_id);

-- Who waits for a place, first come first served.
create table group_wait (
  id uuid primary key,
  turn bigint generated always as identity,
  group_id uuid not null references module_group on delete cascade,
  person_id uuid not null references person on delete cascade,
  since timestamptz not null,
  ended_at timestamptz,
  ended_why text check (ended_why in ('place', 'left', 'cancelled', 'elsewhere')),
  check ((ended_at is null) = (ended_why is null))
);
create unique index group_wait_once on group_wait (group_id, person_id) where ended_at is null;
create index group_wait_person on group_wait (person_id);
create index group_wait_line on group_wait (group_id, turn) where ended_at is null;

-- When a person cannot come: a pattern of work or care, one day, or the busy hours of a calendar that they read in.
create table shift (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  kind text not null check (kind in ('work', 'care', 'other')),
  name text not null,
  hours jsonb not null,
  added_at timestamptz not null,
  removed_at timestamptz
);
create index shift_person on shift (person_id);

-- What a person wishes of their week; the newest counts.
create table week_wish (
  id bigint generated always as identity primary key,
  person_id uuid not null references person on delete cascade,
  wishes jsonb not null,
  set_at timestamptz not null
);
create index week_wish_person on week_wish (person_id, id);

-- A secret address at which a calendar program looks. Only its fingerprint is kept.
create table calendar_feed (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  fingerprint text not null unique,
  made_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index calendar_feed_once on calendar_feed (person_id) where withdrawn_at is null;
