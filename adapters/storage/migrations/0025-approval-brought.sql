-- What a job had read for a request that waits for a second person: the checksum of the file, and what is in it.
alter table current.approval add column brought text;
