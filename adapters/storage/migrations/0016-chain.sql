-- A batch names every row it wrote, one a line: 'table hash key'; row_hashes is not compressed, because hashes cannot be.
-- Batches of format 0 are from before: they chain commands only.
alter table current.batch add column business_date date;
alter table current.batch add column format_no int not null default 0;
alter table current.batch add column row_hashes text;
alter table current.batch alter column row_hashes set storage external;
update current.batch b set business_date = c.business_date
from (select batch_no, min(business_date) as business_date from everyday.command group by batch_no) c where c.batch_no = b.batch_no;

create schema chain;

-- Which columns a row's text has, table by table, from the first batch that says so on.
create table chain.format (
  format_no int primary key,
  columns text not null
);

-- What is done to stored rows outside of batches: a new format, the close of a day. Each names the newest batch before it.
create table chain.link (
  link_no bigint primary key,
  previous_no bigint unique references chain.link (link_no),
  kind text not null,
  business_date date,
  batch_no bigint not null,
  batch_hash text not null,
  row_hashes text not null,
  content text not null,
  hash text not null,
  made_at timestamptz not null default now()
);
alter table chain.link alter column row_hashes set storage external;

-- Of each row that lies in a table without days: by which batch it was written last, and as what, up to the newest link.
create table chain.standing (
  table_name text collate "C" not null,
  row_key text collate "C" not null,
  batch_no bigint not null,
  -- The link that said it; 0 where it was the batch itself.
  link_no bigint not null,
  format_no int not null,
  hash text collate "C" not null,
  primary key (table_name, row_key)
);
