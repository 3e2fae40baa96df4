-- A client's orders in the order of their numbers: whoever wants the first or the newest of thousands reads no others.
drop index current.orders_client;
create index orders_client on current.orders (client_no, order_id);
