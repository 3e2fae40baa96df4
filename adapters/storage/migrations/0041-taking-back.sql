-- An entry of the clearing (E11 to E13) bears the run that has made it, or taken it back.
alter table current.entry add column run int not null default 0;
alter table history.entry add column run int not null default 0;
alter table archive.entry add column run int not null default 0;
create or replace view everyday.entry as select * from current.entry union all select * from history.entry union all select * from archive.entry;

-- What takes back each decision of a run of the clearing (E21).
create table current.clearing_undo (
  undo_no bigint primary key,
  business_date date not null,
  run int not null,
  code text not null,
  client_nos jsonb not null,
  changes jsonb not null
);
create index clearing_undo_run on current.clearing_undo (business_date, run);

-- The certificate of a run that was taken back, once another has come.
create table current.void_certificate (
  business_date date not null,
  run int not null,
  content jsonb not null,
  primary key (business_date, run)
);
