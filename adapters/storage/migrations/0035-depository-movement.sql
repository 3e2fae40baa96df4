-- What the depository has moved on a date, of what was due on a settlement date.
create table current.depository_movement (
  trade_date date not null,
  market text not null,
  trading_unit text not null,
  currency text not null,
  settlement_date date not null,
  amount bigint not null,
  primary key (trade_date, market, trading_unit, currency, settlement_date)
);
