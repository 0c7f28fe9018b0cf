-- Run by scripts/restore.sh after. Buyers and programs may know numbers that were given after the moment of the backup. Without these
-- gaps the next order would get the number of an order that was lost, and a program that reads the event feed would skip the first
-- events, because it has already read positions as high.
\set orders 10000
\set events 1000000

select setval('orders.order_numbers', nextval('orders.order_numbers') + :orders) as next_order_number;

update events.head set last_position = last_position + :events returning last_position as next_event_position;

-- The copies of the search engine have what was lost, with versions that are given only later: they are filled again under other names.
update search.engine_indexes set state = 'GONE';
