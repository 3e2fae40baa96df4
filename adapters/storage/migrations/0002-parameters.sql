-- Every row that was ever set of every parameter table: of one table, key and date the newest that is not withdrawn holds.
-- The table of 0001 had never been written.
drop table current.parameter;
create table current.parameter (
  parameter_no bigint primary key,
  table_name text not null,
  key text not null,
  valid_from date not null,
  value text not null,
  is_withdrawn boolean not null,
  teller_no bigint not null,
  set_at timestamptz not null,
  reason text not null,
  withdrawn_by bigint,
  withdrawn_at timestamptz
);
create index parameter_key on current.parameter (table_name, key);
