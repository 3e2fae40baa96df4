-- A designation, or its withdrawal, that the exchange is asked for by message; no file carries it.
alter table current.custody_transfer add column is_by_message boolean not null default false;
