-- What the workplace proves (EVC for a profession) has a name of its own beside what a jury of a college finds.
alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check check (kind in (
  'decision', 'invitation', 'proof-of-competence', 'proof-for-profession', 'jury-report'
));
