-- Somebody may choose again what they chose in an earlier version.
alter table plan_version drop constraint plan_version_cause_check;
alter table plan_version add constraint plan_version_cause_check
  check (cause in ('kept', 'changed', 'locked', 'what-if', 'replanned', 'back', 'stopped'));
