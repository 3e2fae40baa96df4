-- Branch and class of the client as they were when an order, a trade, an entry was booked. What is there already is filled from its
-- client; an entry of no client lies in the branch of its account.
alter table current.orders add column branch_no int not null default 1, add column client_class text not null default '';
alter table history.orders add column branch_no int not null default 1, add column client_class text not null default '';
alter table archive.orders add column branch_no int not null default 1, add column client_class text not null default '';
alter table current.trade add column branch_no int not null default 1, add column client_class text not null default '';
alter table history.trade add column branch_no int not null default 1, add column client_class text not null default '';
alter table archive.trade add column branch_no int not null default 1, add column client_class text not null default '';
alter table current.entry add column branch_no int not null default 1, add column client_class text not null default '';
alter table history.entry add column branch_no int not null default 1, add column client_class text not null default '';
alter table archive.entry add column branch_no int not null default 1, add column client_class text not null default '';
create or replace view everyday.orders as select * from current.orders union all select * from history.orders union all select * from archive.orders;
create or replace view everyday.trade as select * from current.trade union all select * from history.trade union all select * from archive.trade;
create or replace view everyday.entry as select * from current.entry union all select * from history.entry union all select * from archive.entry;

do $$
declare place record;
begin
  for place in select s.name as schema, t.name as table from (values ('current'), ('history'), ('archive')) s (name), (values ('orders'), ('trade'), ('entry')) t (name) loop
    execute format('update %I.%I x set branch_no = c.branch_no, client_class = c.client_class from current.client c
      where c.client_no = x.client_no', place.schema, place.table);
  end loop;
end $$;
update current.entry e set branch_no = h.branch_no from current.house_account h where e.client_no is null and h.account_no = e.debit_account;
update history.entry e set branch_no = h.branch_no from current.house_account h where e.client_no is null and h.account_no = e.debit_account;
update archive.entry e set branch_no = h.branch_no from current.house_account h where e.client_no is null and h.account_no = e.debit_account;

-- Who set a kill switch: what a branch above has set no branch below lifts.
alter table current.block add column branch_no int;
