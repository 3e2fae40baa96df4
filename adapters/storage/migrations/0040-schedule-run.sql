-- What became of each row of the schedule on a business date.
create table current.schedule_run (
  run_key text primary key,
  business_date date not null,
  name text not null,
  function_code text not null,
  status text not null,
  tries int not null,
  asked_at timestamptz,
  ended_at timestamptz,
  refusal text not null
);
create index schedule_run_date on current.schedule_run (business_date);
