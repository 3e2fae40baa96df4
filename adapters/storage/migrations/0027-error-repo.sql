-- Repos of no client, which stand on the error account until they mature.
create table current.error_repo (
  trade_key text primary key,
  market text not null,
  instrument_no int not null,
  side text not null,
  amount bigint not null,
  rate bigint not null,
  trade_date date not null,
  first_settlement_date date not null,
  maturity_date date not null,
  maturity_settlement_date date not null,
  interest bigint not null,
  status text not null
);
create index error_repo_maturity on current.error_repo (maturity_date) where status <> 'matured';
