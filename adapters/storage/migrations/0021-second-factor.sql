-- A teller's second factor; its secret is sealed with a key that lies outside the database.
create table current.second_factor (
  teller_no bigint primary key,
  sealed text not null,
  status text not null,
  last_step bigint not null
);

-- Its tellers sign in with a code, too.
alter table current.role add column needs_second_factor boolean;
