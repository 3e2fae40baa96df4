-- The record of a job: who asked for it, how far it has come, how it ended.
create table current.job (
  job_no bigint primary key,
  business_date date not null,
  job text not null,
  function_code text not null,
  input text not null,
  request_hash text not null,
  content_hash text not null,
  teller_no bigint not null,
  branch_no int not null,
  channel text not null,
  workstation text not null,
  approval_id bigint,
  checker_no bigint,
  status text not null,
  is_cancelable boolean not null,
  cancel_asked_by bigint,
  runs int not null,
  done bigint not null,
  of bigint,
  restart_point bigint not null,
  last_command_no bigint,
  requested_at timestamptz not null,
  ended_at timestamptz,
  failure text not null
);
create index job_day on current.job (business_date);
create index job_open on current.job (job_no) where ended_at is null;
