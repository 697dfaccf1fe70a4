alter table session
  -- How it was begun.
  add way text not null default 'code' check (way in (
    'visit', 'example', 'code', 'link', 'passkey', 'password', 'openid', 'card', 'support'
  )),
  -- When its person showed a second thing that is theirs; null: did not.
  add second_at timestamptz;
update session set way = 'visit' where person_id is null;
