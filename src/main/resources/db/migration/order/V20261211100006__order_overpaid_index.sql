drop index concurrently if exists orders.orders_overpaid_created;

-- Orders whose buyers are owed a surplus, as the list of orders is sorted.
create index concurrently orders_overpaid_created on orders.orders (created_at desc, id desc)
    where overpaid_minor is not null;
