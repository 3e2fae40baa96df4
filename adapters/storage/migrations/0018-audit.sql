-- The second engine's closing state of each proved evening: one row a thing that the day has changed. `until_date` is the evening
-- whose row came after it; null is the newest. No content: it has ended. Whose it is, and whether something of it is open, so that an
-- evening reads only what is of clients that acted, and of those whom the day end may move though they do nothing.
create table current.audit_state (
  part text not null,
  key text not null,
  business_date date not null,
  until_date date,
  content text,
  client_no bigint,
  is_open boolean not null default false,
  primary key (part, key, business_date)
);
create index audit_state_of_evening on current.audit_state (business_date);
create index audit_state_until on current.audit_state (until_date);
create index audit_state_client on current.audit_state (client_no);
create index audit_state_open on current.audit_state (business_date) where is_open;

-- Up to which command an evening's state reaches, and the hash that its certificate states.
create table current.audit_evening (
  business_date date primary key,
  up_to bigint not null,
  hash text not null
);
