-- Settlement modes 3 and 4: what they leave open stays here when the day moves to history. Adjustments: what they correct.
create table current.open_trade (
  trade_key text primary key,
  trade_seq bigint not null,
  client_no bigint not null,
  market text not null,
  instrument_no int not null,
  side text not null,
  quantity bigint not null,
  amount bigint not null,
  commission bigint not null,
  stamp_duty bigint not null,
  transfer_fee bigint not null,
  exchange_fee bigint not null,
  regulatory_fee bigint not null,
  settlement_fee bigint not null,
  net bigint not null,
  cash_account_no bigint not null,
  holding_no bigint not null,
  trade_date date not null,
  settlement_date date not null,
  usable_from date not null,
  withdrawable_from date not null,
  sellable_from date not null,
  mode int not null,
  settled_on date
);
create index open_trade_client on current.open_trade (client_no);

-- The voucher of an earlier day that an adjustment corrects, and the first date whose interest it corrects.
alter table current.voucher add column corrects bigint;
alter table current.voucher add column value_date date;
