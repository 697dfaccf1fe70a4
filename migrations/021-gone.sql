-- Somebody who had everything erased may still be doing something in another tab. Nothing of it comes to be: what would
-- be theirs waits until the erasing is done, and then finds that they are gone.
create function refuse_gone() returns trigger language plpgsql as $$
begin
  if new.person_id is not null then
    perform from person where id = new.person_id and erased_at is null for key share;
    if not found then
      raise foreign_key_violation using message = format('%s: this person was erased', tg_table_name);
    end if;
  end if;
  return new;
end $$;

create trigger session_of_somebody before insert or update of person_id on session for each row execute function refuse_gone();
create trigger dossier_of_somebody before insert or update of person_id on dossier for each row execute function refuse_gone();
create trigger membership_of_somebody before insert on membership for each row execute function refuse_gone();
create trigger message_of_somebody before insert on message for each row execute function refuse_gone();
create trigger message_choice_of_somebody before insert on message_choice for each row execute function refuse_gone();
create trigger contact_code_of_somebody before insert on contact_code for each row execute function refuse_gone();
create trigger restriction_of_somebody before insert on restriction for each row execute function refuse_gone();

create function refuse_change_of_gone() returns trigger language plpgsql as $$
begin
  raise foreign_key_violation using message = 'person: erased, and so it stays';
end $$;
create trigger person_gone before update on person for each row when (old.erased_at is not null)
  execute function refuse_change_of_gone();
