-- Rows of a depository's file as they were before a corrected file took their place.
create table current.set_aside_row (
  set_aside_key text primary key,
  trade_date date not null,
  market text not null,
  from_table text not null,
  content jsonb not null
);
