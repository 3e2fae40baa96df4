-- What each teller has moved on a date with a function, alone or by agreeing to it: the limits of a day are compared with it.
create table current.teller_total (
  total_key text primary key,
  business_date date not null,
  teller_no bigint not null,
  use text not null,
  function_code text not null,
  currency text not null,
  amount bigint not null
);
create index teller_total_day on current.teller_total (business_date, teller_no);
