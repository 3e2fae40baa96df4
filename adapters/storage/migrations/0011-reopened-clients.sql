-- One document, one client that is not closed: who was a client once may become one again, under a new number. Checked at
-- the commit, since closing and opening may come in one, in either order.
alter table current.client drop constraint client_identity_type_identity_number_key;
alter table current.client add constraint client_identity_once
  exclude using btree (identity_type with =, identity_number with =) where (status <> 'closed')
  deferrable initially deferred;
