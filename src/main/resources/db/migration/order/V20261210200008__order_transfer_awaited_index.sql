drop index concurrently if exists orders.orders_transfer_awaited;

-- Orders that wait for a transfer, or for the rest of one.
create index concurrently orders_transfer_awaited on orders.orders (placed_at, id)
    where status = 'OPEN' and (payment_status = 'AWAITING_TRANSFER'
        or payment_status = 'AUTHORIZED' and payment_method = 'bank-transfer');
