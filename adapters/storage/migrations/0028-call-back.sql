-- Calls to clients, with what came of them.
create table current.call_back (
  call_no bigint primary key,
  client_no bigint not null,
  kind text not null,
  result text not null,
  note text not null,
  called_on date not null,
  called_at timestamptz not null,
  teller_no bigint not null
);
create index call_back_client on current.call_back (client_no);
create index call_back_day on current.call_back (called_on);
