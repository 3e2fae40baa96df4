-- Bonds quoted clean: what has accrued per 100 of face value on the day, and how much of a trade's amount it was.
alter table current.instrument add column accrued_interest bigint;
alter table current.trade add column accrued_interest bigint not null default 0;
alter table history.trade add column accrued_interest bigint not null default 0;
alter table archive.trade add column accrued_interest bigint not null default 0;
create or replace view everyday.trade as select * from current.trade union all select * from history.trade union all select * from archive.trade;
