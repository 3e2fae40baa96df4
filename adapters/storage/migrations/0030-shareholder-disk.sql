-- Lists of securities accounts from the registration company, and their lines that do not agree with the books.
create table current.shareholder_disk (
  disk_no bigint primary key,
  market text not null,
  checksum text not null,
  taken_on date not null,
  teller_no bigint not null,
  lines int not null,
  agreed int not null,
  different int not null,
  new_accounts int not null,
  unknown int not null,
  is_whole boolean not null
);
create unique index shareholder_disk_file on current.shareholder_disk (checksum);
create table current.shareholder_finding (
  disk_no bigint not null,
  line_no int not null,
  finding text not null,
  differs text,
  securities_account_id text not null,
  name text not null,
  identity_number text not null,
  client_no bigint,
  our_name text not null,
  our_identity_number text not null,
  primary key (disk_no, line_no)
);
