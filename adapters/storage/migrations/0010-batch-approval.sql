-- Orders of a batch whose clients have a trading password, and who agreed to them in its place.
alter table current.order_batch add column with_password int not null default 0, add column checker_no bigint;
