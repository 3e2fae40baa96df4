-- Branches as records, as a tree: number 1 is headquarters and has nothing above it.
create table current.branch (
  branch_no int primary key,
  code text not null,
  name_zh text not null,
  name_en text not null,
  address text not null,
  phone text not null,
  status text not null,
  parent_no int
);

-- What an installation of before has worked with. Its branch 1 has held the firm's own accounts so far, and goes on doing so.
insert into current.branch (branch_no, code, name_zh, name_en, address, phone, status, parent_no)
select branch_no, lpad(branch_no::text, 4, '0'),
  case when branch_no = 1 then '总部' else '第 ' || branch_no || ' 营业部' end,
  case when branch_no = 1 then 'Headquarters' else 'Branch No. ' || branch_no end,
  '', '', 'trading', case when branch_no = 1 then null else 1 end
from (
  select branch_no from current.teller
  union select branch_no from current.client
  union select branch_no from current.trading_unit
  union select 1 from current.teller
) known;
