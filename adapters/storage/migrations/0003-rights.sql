-- Rights with limits per currency, client classes, hours and workstations; who must agree; passwords used before.

update current.role r set rights = (
  select coalesce(jsonb_agg(jsonb_build_object(
    'permission', given -> 'permission',
    'limits', case when given ->> 'limit' is null then '{}'::jsonb else jsonb_build_object('CNY', given -> 'limit') end,
    'clientClasses', null, 'hours', null, 'workstations', null) order by place), '[]')
  from jsonb_array_elements(r.rights) with ordinality as each(given, place));

alter table current.approval add column approver_no bigint;

create table current.password_history (
  password_key text primary key,
  hashes jsonb not null
);

-- A session ends with the password it was opened with.
alter table current.session add column credential_version int;

-- Looks at personal data are commands (S93) in the log, and so under its hash.
drop table current.look;
