-- Every event is bound to the one before it. The link is made at commit, after every other lock, so that the order of
-- links is the order in which changes became true and two changes never wait for each other in a circle.
create table event_link (
  place bigint primary key check (place > 0),
  event_id bigint not null unique references event,
  hash text not null
);

create function event_text(event) returns text language sql stable as $$
  select jsonb_build_array(
    $1.id, to_char($1.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), $1.kind, $1.person_id, $1.role, $1.subject, $1.detail
  )::text
$$;

create function bind_event() returns trigger language plpgsql as $$
declare
  before event_link;
begin
  perform pg_advisory_xact_lock(hashtext('event_link'));
  select * into before from event_link order by place desc limit 1;
  insert into event_link (place, event_id, hash) values (
    coalesce(before.place, 0) + 1,
    new.id,
    encode(sha256(convert_to(coalesce(before.hash, '') || event_text(new), 'UTF8')), 'hex')
  );
  return null;
end $$;

do $$
declare
  each event;
  head text := '';
  nth bigint := 0;
begin
  for each in select * from event order by id loop
    nth := nth + 1;
    head := encode(sha256(convert_to(head || event_text(each), 'UTF8')), 'hex');
    insert into event_link (place, event_id, hash) values (nth, each.id, head);
  end loop;
end $$;

create constraint trigger event_bound after insert on event
  deferrable initially deferred for each row execute function bind_event();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'What happened is added to, never changed: % on % is refused.', tg_op, tg_table_name;
end $$;
create trigger event_kept before update or delete or truncate on event for each statement execute function refuse_change();
create trigger event_link_kept before update or delete or truncate on event_link for each statement execute function refuse_change();
