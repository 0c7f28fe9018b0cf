-- Buyers who were reminded of a bank transfer, each order once.
create table orders.payment_reminders (
    order_id     uuid        primary key references orders.orders (id),
    -- What had to be paid, in minor units.
    amount_minor bigint      not null check (amount_minor > 0),
    reminded_at  timestamptz not null,
    -- Until when, if the buyer was told that the order is canceled otherwise.
    pay_until    timestamptz check (pay_until > reminded_at)
);

create index payment_reminders_until on orders.payment_reminders (pay_until) where pay_until is not null;
