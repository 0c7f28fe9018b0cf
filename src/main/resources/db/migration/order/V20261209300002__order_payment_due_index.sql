drop index concurrently if exists orders.orders_payment_due;

create index concurrently orders_payment_due on orders.orders (payment_due_on, id)
    where status = 'OPEN' and payment_status in ('AWAITING_TRANSFER', 'AUTHORIZED') and payment_due_on is not null;
