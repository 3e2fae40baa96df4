-- A step's sums, each currency for itself; the one figure there was added fen to cents and cannot be taken apart again.
alter table current.day_step drop column sum, add column sums jsonb not null default '{}';
-- Interest of a period that is over and not credited yet, beside that of the present one.
alter table current.cash_account
  add column due_accumulator numeric(30) not null default 0,
  add column due_penalty_accumulator numeric(30) not null default 0;
-- Fees as the depository reckons them; null where it does not say.
alter table current.depository_money
  add column stamp_duty bigint,
  add column transfer_fee bigint,
  add column exchange_fee bigint,
  add column regulatory_fee bigint,
  add column settlement_fee bigint;
