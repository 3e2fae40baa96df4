-- What custody transfers move at which cost, and the depository's number of its answer.
alter table current.custody_transfer
  add column cost bigint not null default 0,
  add column is_cost_provisional boolean not null default false,
  add column answer_no bigint not null default 0,
  add column voucher_no bigint not null default 0;
