-- The branch in which a request was made and a batch was checked. They stay there when their teller moves to another branch. What is
-- there already is filled from where its teller is now.
alter table current.approval add column branch_no int not null default 1;
update current.approval a set branch_no = t.branch_no from current.teller t where t.teller_no = a.maker_no;
alter table current.order_batch add column branch_no int not null default 1;
update current.order_batch b set branch_no = t.branch_no from current.teller t where t.teller_no = b.teller_no;
