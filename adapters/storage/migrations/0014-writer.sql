-- Who writes the books: one row. An engine that takes over raises the epoch, and waits for batches under way: each holds the row it saw.
create table current.writer (
  epoch bigint primary key,
  host text not null,
  since timestamptz not null default now()
);

insert into current.writer (epoch, host) values (0, '');

-- Under which epoch a batch was written: null, and so refused, where another engine has taken over since.
alter table current.batch add column epoch bigint not null default 0;
