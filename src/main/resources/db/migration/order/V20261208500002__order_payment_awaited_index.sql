drop index concurrently if exists orders.orders_payment_awaited;

create index concurrently orders_payment_awaited on orders.orders (placed_at, id)
    where status = 'OPEN' and payment_status = 'AWAITING_TRANSFER';
