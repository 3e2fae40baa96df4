-- Records beside the ledger (core/books/records.ts).
create table current.agent (
  agent_no bigint primary key,
  client_no bigint not null,
  name text not null,
  identity_type text not null,
  identity_number text not null,
  phone text not null,
  scopes jsonb not null,
  valid_from date not null,
  valid_to date not null,
  document text not null,
  status text not null
);
create index agent_client on current.agent (client_no);

create table current.loss_report (
  loss_no bigint primary key,
  client_no bigint not null,
  object text not null,
  object_id text not null,
  manner text not null,
  reported_on date not null,
  lapses_on date,
  status text not null,
  replaced_by text not null,
  teller_no bigint not null
);
create index loss_report_client on current.loss_report (client_no);

create table current.card (
  card_no text primary key,
  client_no bigint not null,
  kind text not null,
  status text not null,
  issued_on date not null,
  replaces text not null
);
create index card_client on current.card (client_no);

create table current.custody_transfer (
  transfer_no bigint primary key,
  client_no bigint not null,
  kind text not null,
  market text not null,
  securities_account_id text not null,
  holding_no bigint not null,
  instrument_no int not null,
  quantity bigint not null,
  from_unit text not null,
  to_unit text not null,
  fee bigint not null,
  cash_account_no bigint not null,
  status text not null,
  requested_on date not null,
  ended_on date,
  reason text not null,
  teller_no bigint not null
);
create index custody_transfer_client on current.custody_transfer (client_no);
create index custody_transfer_open on current.custody_transfer (market) where status in ('held', 'sent');

create table current.repo (
  repo_no bigint primary key,
  trade_key text not null unique,
  client_no bigint not null,
  cash_account_no bigint not null,
  securities_account_id text not null,
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
create index repo_client on current.repo (client_no) where status <> 'matured';
create index repo_maturity on current.repo (maturity_date) where status <> 'matured';

create table current.till (
  till_key text primary key,
  business_date date not null,
  teller_no bigint not null,
  branch_no int not null,
  currency text not null,
  status text not null,
  opening bigint not null,
  closing bigint not null,
  counted bigint not null,
  difference bigint not null,
  denominations jsonb not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);
create index till_date on current.till (business_date);

create table current.block (
  block_key text primary key,
  is_set boolean not null,
  reason text not null,
  set_by bigint not null,
  set_at timestamptz not null
);

create table current.print_copies (
  print_key text primary key,
  business_date date not null,
  print text not null,
  document text not null,
  copies int not null,
  last_printed_at timestamptz not null,
  teller_no bigint not null
);
create index print_copies_document on current.print_copies (print, document);
