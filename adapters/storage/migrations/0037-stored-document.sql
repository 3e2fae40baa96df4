-- Documents that are kept: what each is, and of which step.
create table current.stored_document (
  document_no bigint primary key,
  name text not null,
  sha256 text not null,
  size bigint not null,
  media_type text not null,
  step text not null,
  business_date date not null,
  teller_no bigint not null,
  is_personal boolean not null
);
create index stored_document_date on current.stored_document (business_date);
create index stored_document_content on current.stored_document (sha256);

-- The files that were made of a day for a trading unit.
create table current.registry_file (
  file_key text primary key,
  trade_date date not null,
  market text not null,
  trading_unit text not null,
  kind text not null,
  name text not null,
  sha256 text not null,
  size bigint not null,
  records int not null
);

-- The bytes of a document, each content once, in pieces that are compressed with zstd. What no document refers to is swept.
create sequence current.document_content_no;
create table current.document_content (
  content_no bigint primary key,
  sha256 text not null unique,
  size bigint not null,
  kept_at timestamptz not null default now()
);
create table current.document_piece (
  content_no bigint not null,
  piece_no int not null,
  bytes bytea not null,
  primary key (content_no, piece_no)
);
alter table current.document_piece alter column bytes set storage external;
