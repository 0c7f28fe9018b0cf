-- Fulfillments that the buyer collects.
alter table orders.fulfillments
    drop constraint fulfillments_status_check,
    add constraint fulfillments_status_check
        check (status in ('PENDING', 'READY_FOR_PICKUP', 'SHIPPED', 'DELIVERED', 'COLLECTED', 'CANCELED')),
    add column ready_at timestamptz;
