-- Which procedure an exemption came of, when it came of no request: what was granted there can be taken back there.
alter table granted_exemption add column about text;
create index granted_exemption_about on granted_exemption (about);

-- Why a finding was taken back, in a word of the list and in own words.
alter table withdrawn_result add column reason text not null default 'mistake'
  check (reason in ('certificate-withdrawn', 'not-authentic', 'mistake'));
