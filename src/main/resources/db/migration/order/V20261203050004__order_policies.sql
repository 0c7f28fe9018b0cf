-- Which versions of the policies counted when the order was created: `[{"id", "kind", "locale", "version", "title"}]`.
-- Absent for orders of earlier releases.
alter table orders.orders add column policies jsonb;
