-- Somebody who had themselves erased: what must stay (that something happened, and when) points to nobody any more.
alter table person add erased_at timestamptz;
alter table person add constraint person_erased check (erased_at is null or (email is null and name = ''));
