-- What will move between two house accounts on a settlement date, and what is due with the depository then.
create table current.pending_move (
  move_key text primary key,
  settlement_date date not null,
  trade_date date not null,
  entry text not null,
  debit text not null,
  credit text not null,
  asset int not null,
  amount bigint not null,
  is_posted boolean not null
);
create index pending_move_waiting on current.pending_move (settlement_date) where not is_posted;

create table current.settlement_due (
  due_key text primary key,
  settlement_date date not null,
  trade_date date not null,
  market text not null,
  trading_unit text not null,
  currency text not null,
  ours bigint not null,
  theirs bigint,
  paid bigint not null,
  is_open boolean not null
);
create index settlement_due_date on current.settlement_due (settlement_date);
