-- Part cancels: what they take out, and whose commission the order entered again continues.
alter table current.orders add column cancel_quantity bigint not null default 0, add column continues bigint not null default 0;
alter table history.orders add column cancel_quantity bigint not null default 0, add column continues bigint not null default 0;
alter table archive.orders add column cancel_quantity bigint not null default 0, add column continues bigint not null default 0;
create or replace view everyday.orders as select * from current.orders union all select * from history.orders union all select * from archive.orders;

-- How each line stands and since when, for the queue monitor.
alter table current.fix_session add column line_state text not null default 'down', add column line_state_at timestamptz;

-- Orders entered many at once: what a dry run found, line by line, and what became of each when it was confirmed.
create table current.order_batch (
  batch_no bigint primary key,
  business_date date not null,
  trade_date date not null,
  name text not null,
  status text not null,
  lines int not null,
  good int not null,
  order_count int not null,
  amount bigint not null,
  teller_no bigint not null,
  checked_at timestamptz not null,
  confirmed_at timestamptz
);
create table current.batch_line (
  batch_no bigint not null,
  line_no int not null,
  slice_no int not null,
  client_no bigint not null,
  instrument text not null,
  side text not null,
  order_type text not null,
  price bigint not null,
  quantity bigint not null,
  hold_cash bigint not null,
  code text not null,
  field text not null,
  reason text not null,
  primary key (batch_no, line_no, slice_no)
);
create table current.batch_answer (
  batch_no bigint not null,
  line_no int not null,
  slice_no int not null,
  status text not null,
  order_id bigint not null,
  approval_id bigint not null,
  code text not null,
  reason text not null,
  primary key (batch_no, line_no, slice_no)
);
