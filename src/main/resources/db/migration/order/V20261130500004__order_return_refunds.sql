-- Refunds of returned units: decided, then made by the payment.
create table orders.return_refunds (
    id                   uuid        primary key,
    return_id            uuid        not null references orders.returns (id),
    return_number        text        not null,
    payment_id           uuid        not null,
    status               text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
    currency             char(3)     not null,
    amount_minor         bigint      not null check (amount_minor > 0),
    goods_minor          bigint      not null check (goods_minor >= 0),
    restocking_fee_minor bigint      not null check (restocking_fee_minor between 0 and goods_minor),
    shipping_minor       bigint      not null check (shipping_minor >= 0),
    -- Units of items of the return.
    units                jsonb       not null check (jsonb_typeof(units) = 'array'),
    -- What the payment refunds.
    items                jsonb       not null check (jsonb_typeof(items) = 'array'),
    reason               text,
    failure              text,
    actor                text        not null,
    created_at           timestamptz not null,
    done_at              timestamptz,
    next_try_at          timestamptz not null,
    tries                integer     not null default 0,
    check ((status = 'PENDING') = (done_at is null))
);

create index return_refunds_return on orders.return_refunds (return_id);
-- A return has one pending refund at most.
create unique index return_refunds_pending on orders.return_refunds (return_id) where status = 'PENDING';
create index return_refunds_due on orders.return_refunds (next_try_at) where status = 'PENDING';
