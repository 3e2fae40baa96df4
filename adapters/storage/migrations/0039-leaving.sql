-- What each day has left in history: of each table the rows and the sum of their amounts, and the hash of the link that closed the day.
create table history.moved_day (
  business_date date not null,
  table_name text not null,
  rows bigint not null,
  sum numeric,
  link_hash text not null,
  moved_at timestamptz not null default now(),
  primary key (business_date, table_name)
);

-- A day's rows lie among those of many days once they are in history.
create index depository_trade_day on current.depository_trade (trade_date);
