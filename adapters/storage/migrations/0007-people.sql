-- What the account-opening form says beside what the counter reckons with; what a freeze covers; what shares had cost.
alter table current.client add column details jsonb not null default '{}';
alter table current.freeze add column covers_dividends boolean;
alter table current.voucher add column cost bigint;
