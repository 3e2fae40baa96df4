-- Which order a fact on the list speaks of: that order is in doubt while nobody has decided.
alter table current.unplaced add column order_id bigint;
create index unplaced_order on current.unplaced (order_id) where resolved_by is null;
