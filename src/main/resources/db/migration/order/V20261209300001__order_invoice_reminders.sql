-- The day until which the invoice of an order on account is to be paid; null before the invoice, and for other orders.
alter table orders.orders add column payment_due_on date;

-- Buyers who were reminded of an overdue invoice: each order once at each level.
create table orders.invoice_reminders (
    order_id     uuid        not null references orders.orders (id),
    level        smallint    not null check (level between 1 and 3),
    -- What was to be paid, in minor units.
    amount_minor bigint      not null check (amount_minor > 0),
    reminded_at  timestamptz not null,
    primary key (order_id, level)
);
