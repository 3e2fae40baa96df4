-- Bonds quoted clean: what has accrued per 100 of face value on the day, and how much of a trade's amount it was.
alter table current.instrument add column accrued_interest bigint;
alter table current.trade add column accrued_interest bigint not null default 0;
alter table history.trade add column accrued_interest bigint not null default 0;
alter table archive.trade add column accrued_interest bigint not null default 0;
create or replace view everyday.trade as select * from current.trade union all select * from history.trade union all select * from archive.trade;

-- What comes back of repos that mature on the date, with interest, as the depository says.
alter table current.depository_money add column repo_back bigint not null default 0;
alter table current.depository_money add column repo_repaid bigint not null default 0;
