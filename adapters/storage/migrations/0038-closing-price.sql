-- The closing price of each day and security.
create table current.closing_price (
  price_key text primary key,
  business_date date not null,
  instrument_no int not null,
  price bigint not null,
  source text not null,
  accrued_interest bigint
);
create index closing_price_instrument on current.closing_price (instrument_no, business_date);
