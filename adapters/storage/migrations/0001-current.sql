-- Today's books. Money and prices are integers (fen; 1/10000), quantities are integers, dates are business dates.
-- Tables of the day have one partition per date, written by its name; see docs/decisions.
create schema current;
create schema history;
create schema archive;
create schema quotes;

-- One row a batch. A later batch can never be on disk without the one before it: the foreign key sees to that.
create table current.batch (
  batch_no bigint primary key,
  previous_no bigint unique references current.batch (batch_no),
  committed_at timestamptz not null default now(),
  next_command_no bigint not null,
  counters text not null,
  rows_hash text not null,
  chain_hash text not null
);

create table current.command (
  command_no bigint not null,
  business_date date not null,
  batch_no bigint not null,
  at timestamptz not null,
  function_code text not null,
  teller_no bigint not null,
  checker_no bigint,
  channel text not null,
  workstation text not null,
  request_hash uuid,
  content_hash uuid,
  input text not null,
  outcome text not null,
  primary key (command_no, business_date)
) partition by list (business_date);

create table current.client (
  client_no bigint primary key,
  branch_no int not null,
  kind text not null,
  status text not null,
  name text not null,
  pinyin text not null,
  identity_type text not null,
  identity_number text not null,
  identity_expires_on date,
  phone text not null,
  address text not null,
  profession text not null,
  client_class text not null,
  risk_level int not null,
  channels jsonb not null,
  fee_plan text not null,
  settlement_mode int not null,
  opened_on date not null,
  closed_on date,
  boards jsonb not null,
  unique (identity_type, identity_number)
);
create index client_name on current.client (name text_pattern_ops);
create index client_identity on current.client (identity_number text_pattern_ops);
create index client_phone on current.client (phone text_pattern_ops);
create index client_pinyin on current.client (pinyin text_pattern_ops);

create table current.cash_account (
  account_no bigint primary key,
  client_no bigint not null,
  branch_no int not null,
  currency text not null,
  status text not null,
  custody_mode text not null,
  settled bigint not null,
  on_hold bigint not null,
  on_transfer_hold bigint not null,
  frozen bigint not null,
  uncleared bigint not null,
  uncleared_on date,
  accrued_to date not null,
  accumulator numeric(30) not null,
  penalty_accumulator numeric(30) not null
) with (fillfactor = 70);
create index cash_account_client on current.cash_account (client_no);

create table current.unsettled_cash (
  account_no bigint not null,
  trade_date date not null,
  settlement_date date not null,
  usable_from date not null,
  withdrawable_from date not null,
  purchases bigint not null,
  proceeds bigint not null,
  settled_purchases bigint not null,
  settled_proceeds bigint not null,
  primary key (account_no, trade_date, settlement_date, usable_from, withdrawable_from)
) with (fillfactor = 70);

create table current.securities_account (
  securities_account_id text primary key,
  market text not null,
  client_no bigint not null,
  cash_account_no bigint not null,
  status text not null,
  trading_unit text not null
);
create index securities_account_prefix on current.securities_account (securities_account_id text_pattern_ops);
create index securities_account_client on current.securities_account (client_no);

create table current.holding (
  holding_no bigint primary key,
  client_no bigint not null,
  securities_account_id text not null,
  instrument_no int not null,
  trading_unit text not null,
  share_nature text not null,
  settled bigint not null,
  on_hold bigint not null,
  frozen bigint not null,
  restricted bigint not null,
  cost bigint not null,
  unique (securities_account_id, instrument_no, trading_unit, share_nature)
) with (fillfactor = 70);
create index holding_client on current.holding (client_no);

create table current.unsettled_shares (
  holding_no bigint not null,
  trade_date date not null,
  settlement_date date not null,
  sellable_from date not null,
  bought bigint not null,
  sold bigint not null,
  settled_bought bigint not null,
  settled_sold bigint not null,
  primary key (holding_no, trade_date, settlement_date, sellable_from)
) with (fillfactor = 70);

create table current.freeze (
  freeze_no bigint primary key,
  client_no bigint not null,
  object text not null,
  account_no bigint not null,
  term text not null,
  ordered bigint not null,
  effective bigint not null,
  rank int not null,
  authority text not null,
  document text not null,
  summary text not null,
  placed_on date not null,
  expires_on date,
  status text not null
);
create index freeze_client on current.freeze (client_no);

create table current.house_account (
  account_no bigint primary key,
  key text not null unique,
  branch_no int not null,
  kind text not null,
  asset int not null,
  qualifier text not null,
  balance bigint not null
) with (fillfactor = 50);

create table current.orders (
  order_id bigint not null,
  trade_date date not null,
  client_no bigint not null,
  cash_account_no bigint not null,
  securities_account_id text not null,
  holding_no bigint not null,
  instrument_no int not null,
  market text not null,
  trading_unit text not null,
  side text not null,
  order_type text not null,
  price bigint not null,
  quantity bigint not null,
  channel text not null,
  teller_no bigint not null,
  entered_at timestamptz not null,
  hold_price bigint not null,
  hold_cash bigint not null,
  hold_shares bigint not null,
  status text not null,
  cl_ord_id text not null,
  cancel_cl_ord_id text not null default '',
  exchange_order_id text not null default '',
  filled_quantity bigint not null default 0,
  filled_amount bigint not null default 0,
  canceled_quantity bigint not null default 0,
  commission bigint not null default 0,
  stamp_duty bigint not null default 0,
  transfer_fee bigint not null default 0,
  exchange_fee bigint not null default 0,
  regulatory_fee bigint not null default 0,
  settlement_fee bigint not null default 0,
  reject_reason text not null default '',
  primary key (order_id, trade_date)
) partition by list (trade_date);
create index orders_client on current.orders (client_no);

create table current.trade (
  trade_seq bigint not null,
  trade_key text not null,
  trade_date date not null,
  market text not null,
  trade_no text not null,
  order_id bigint not null,
  client_no bigint not null,
  cash_account_no bigint not null,
  holding_no bigint not null,
  securities_account_id text not null,
  instrument_no int not null,
  trading_unit text not null,
  side text not null,
  price bigint not null,
  quantity bigint not null,
  amount bigint not null,
  commission bigint not null,
  stamp_duty bigint not null,
  transfer_fee bigint not null,
  exchange_fee bigint not null,
  regulatory_fee bigint not null,
  settlement_fee bigint not null,
  settlement_date date not null,
  traded_at timestamptz not null,
  settled_on date,
  clearing_run int not null,
  primary key (trade_seq, trade_date)
) partition by list (trade_date);
create index trade_client on current.trade (client_no);

-- Partitioned by the date of booking; trade_date says to which day's trading it belongs.
create table current.entry (
  entry_no bigint not null,
  business_date date not null,
  trade_date date not null,
  command_no bigint not null,
  at timestamptz not null,
  kind text not null,
  asset int not null,
  amount bigint not null,
  debit_account bigint not null,
  debit_stage "char" not null,
  credit_account bigint not null,
  credit_stage "char" not null,
  client_no bigint,
  order_id bigint,
  trade_seq bigint,
  voucher_no bigint,
  balance_after bigint,
  primary key (entry_no, business_date)
) partition by list (business_date);
create index entry_client on current.entry (client_no);

-- What every account stood at when a day ended; only accounts that moved on the day have a row.
create table current.balance (
  account_no bigint not null,
  asset int not null,
  business_date date not null,
  balance bigint not null,
  primary key (account_no, business_date)
) partition by list (business_date);

create table current.voucher (
  voucher_no bigint primary key,
  business_date date not null,
  kind text not null,
  client_no bigint not null,
  account_no bigint not null,
  asset int not null,
  amount bigint not null,
  teller_no bigint not null,
  summary text not null,
  counter_account text not null,
  reverses bigint,
  reversed_by bigint
);
create index voucher_client on current.voucher (client_no, business_date);

create table current.instrument (
  instrument_no int primary key,
  market text not null,
  code text not null,
  name text not null,
  pinyin text not null,
  kind text not null,
  board text not null,
  currency text not null,
  turnover text not null,
  listed_on date not null,
  listing_day int not null,
  is_risk_warning boolean not null,
  is_suspended boolean not null,
  is_delisted boolean not null,
  previous_close bigint not null,
  upper_limit bigint,
  lower_limit bigint,
  unique (market, code)
);

create table current.market (
  market text primary key,
  trade_date date not null,
  listed boolean not null,
  stream_complete boolean not null
);

create table current.trading_unit (
  pbu_id text primary key,
  market text not null,
  branch_no int not null,
  status text not null
);

-- Every version of every row of every parameter table; the newest that is not withdrawn holds.
create table current.parameter (
  parameter_table text not null,
  key text not null,
  valid_from date not null,
  version int not null,
  value jsonb not null,
  changed_by bigint not null,
  command_no bigint not null,
  is_withdrawn boolean not null default false,
  primary key (parameter_table, key, valid_from, version)
);

create table current.teller (
  teller_no bigint primary key,
  name text not null unique,
  full_name text not null,
  branch_no int not null,
  roles jsonb not null,
  status text not null
);

create table current.role (
  role text primary key,
  title_zh text not null,
  title_en text not null,
  rights jsonb not null,
  sees_personal_data boolean not null,
  is_checker boolean not null
);

create table current.credential (
  key text primary key,
  kind text not null,
  owner bigint not null,
  version int not null,
  hash text not null,
  failures int not null,
  locked_on date,
  must_change boolean not null
);
create index credential_owner on current.credential (owner);

create table current.approval (
  approval_id bigint primary key,
  business_date date not null,
  function_code text not null,
  input text not null,
  secrets text not null,
  maker_no bigint not null,
  checker_no bigint,
  channel text not null,
  reason text not null,
  status text not null,
  requested_at timestamptz not null
);

create table current.business_day (
  business_date date primary key,
  phase text not null,
  clearing_run int not null,
  day_no int not null
);

create table current.day_step (
  step_key text primary key,
  business_date date not null,
  run int not null,
  code text not null,
  status text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  cursor bigint not null,
  count bigint not null,
  sum bigint not null,
  teller_no bigint not null,
  detail text not null
);

create table current.depository_trade (
  trade_key text primary key,
  trade_date date not null,
  market text not null,
  trade_no text not null,
  cl_ord_id text not null,
  securities_account_id text not null,
  trading_unit text not null,
  code text not null,
  side text not null,
  price bigint not null,
  quantity bigint not null,
  amount bigint not null
);

-- What the depository keeps: quantity before the day's trades, then what they brought and took.
create table current.depository_holding (
  trade_date date not null,
  market text not null,
  securities_account_id text not null,
  trading_unit text not null,
  code text not null,
  share_nature text not null,
  quantity bigint not null,
  bought bigint not null,
  sold bigint not null,
  primary key (trade_date, securities_account_id, trading_unit, code, share_nature)
);

create table current.depository_money (
  trade_date date not null,
  market text not null,
  trading_unit text not null,
  currency text not null,
  buys bigint not null,
  sells bigint not null,
  primary key (trade_date, market, trading_unit, currency)
);

create table current.discrepancy (
  discrepancy_key text primary key,
  business_date date not null,
  kind text not null,
  subject text not null,
  ours text not null,
  theirs text not null,
  resolution text not null,
  resolved_by bigint
);

create table current.unplaced (
  unplaced_no bigint primary key,
  business_date date not null,
  source text not null,
  reason text not null,
  content text not null,
  received_at timestamptz not null,
  resolved_by bigint
);

-- What was sent to an exchange: written before the socket. No row: never sent. A row: possibly sent.
create table current.submission (
  session text not null,
  numbering int not null,
  out_seq bigint not null,
  kind text not null,
  order_id bigint,
  cl_ord_id text,
  sent_at timestamptz not null,
  body text not null,
  primary key (session, numbering, out_seq)
);

create table current.fix_session (
  session text primary key,
  numbering int not null default 1,
  next_in bigint not null default 1,
  -- The day its numbering was begun for; a new trading day begins a new one.
  trade_date date
);

-- The close certificate of each day.
create table current.certificate (
  business_date date primary key,
  content jsonb not null
);

-- Signed-in tellers; of a token only its hash is kept.
create table current.session (
  token_hash text primary key,
  teller_no bigint not null,
  workstation text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null
);

-- Who looked at whose personal data.
create table current.look (
  at timestamptz not null default now(),
  teller_no bigint not null,
  report text not null,
  subject text not null,
  is_masked boolean not null
);

create unlogged table quotes.quote (
  instrument text primary key,
  received_at timestamptz not null default now(),
  content jsonb not null
);
create unlogged table quotes.minute (
  instrument text not null,
  trade_date date not null,
  minute int not null,
  last bigint not null,
  volume bigint not null,
  amount bigint not null,
  primary key (instrument, trade_date, minute)
);

create table history.command (like current.command including defaults) partition by list (business_date);
create table history.orders (like current.orders including defaults) partition by list (trade_date);
create table history.trade (like current.trade including defaults) partition by list (trade_date);
create table history.entry (like current.entry including defaults) partition by list (business_date);
create table history.balance (like current.balance including defaults) partition by list (business_date);
create table archive.command (like current.command including defaults) partition by list (business_date);
create table archive.orders (like current.orders including defaults) partition by list (trade_date);
create table archive.trade (like current.trade including defaults) partition by list (trade_date);
create table archive.entry (like current.entry including defaults) partition by list (business_date);
create table archive.balance (like current.balance including defaults) partition by list (business_date);

-- Any day, wherever it lies now.
create schema everyday;
create view everyday.command as select * from current.command union all select * from history.command union all select * from archive.command;
create view everyday.orders as select * from current.orders union all select * from history.orders union all select * from archive.orders;
create view everyday.trade as select * from current.trade union all select * from history.trade union all select * from archive.trade;
create view everyday.entry as select * from current.entry union all select * from history.entry union all select * from archive.entry;
create view everyday.balance as select * from current.balance union all select * from history.balance union all select * from archive.balance;
