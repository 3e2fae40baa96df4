-- A teller's lock after wrong passwords ends by itself: until when, in milliseconds since 1970 UTC. A client's is locked_on, as before.
alter table current.credential add column locked_until bigint;
update current.credential set locked_on = null where kind = 'sign-in';
