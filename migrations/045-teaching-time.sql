-- Funded lesson periods of a module in a school year. Everything is counted in quarters of a period.
create table teaching_time (
  id uuid primary key,
  organisation_id uuid not null references organisation on delete cascade,
  -- Names of the catalogue.
  programme text not null,
  module text not null,
  -- In which it begins: 2026 is 2026-2027.
  school_year int not null check (school_year between 2000 and 2100),
  begun_by uuid not null references person,
  begun_at timestamptz not null,
  unique (organisation_id, module, school_year)
);

-- How they are divided. Another division is another number: of two who divide at once the second is refused.
create table teaching_split (
  time_id uuid not null references teaching_time on delete cascade,
  number int not null check (number > 0),
  funded int not null check (funded between 0 and 8000),
  contact int not null check (contact >= 0),
  workplace int not null check (workplace >= 0),
  said_by uuid not null references person,
  said_at timestamptz not null,
  primary key (time_id, number),
  check (contact + workplace <= funded)
);

-- Who gets them: one module teacher, and as many as there are at the workplace.
create table teaching_share (
  time_id uuid not null,
  number int not null,
  person_id uuid not null references person,
  part text not null check (part in ('contact', 'workplace')),
  quarters int not null check (quarters > 0),
  primary key (time_id, number, person_id, part),
  foreign key (time_id, number) references teaching_split on delete cascade
);
create unique index teaching_share_teacher on teaching_share (time_id, number) where part = 'contact';
create index teaching_share_person on teaching_share (person_id);

-- Shares never exceed their part of what is funded, whoever writes them and however many at once: who comes second waits
-- for the division, and then sees what the first wrote.
create function teaching_share_fits() returns trigger language plpgsql as $$
declare
  part_of int;
  given int;
begin
  select case new.part when 'contact' then contact else workplace end into part_of
    from teaching_split where time_id = new.time_id and number = new.number for update;
  select coalesce(sum(quarters), 0) into given from teaching_share
    where time_id = new.time_id and number = new.number and part = new.part and person_id <> new.person_id;
  if given + new.quarters > part_of then
    raise check_violation using message = 'teaching_share: more periods than are funded';
  end if;
  return new;
end $$;
create trigger teaching_share_within before insert or update on teaching_share
  for each row execute function teaching_share_fits();
create trigger teaching_share_of_somebody before insert on teaching_share for each row execute function refuse_gone();
