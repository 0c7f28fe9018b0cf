-- What becomes of the units: they come back, come back for others, or stay with the buyer.
alter table orders.returns add column kind text not null default 'RETURN';
alter table orders.returns add constraint returns_kind check (kind in ('RETURN', 'EXCHANGE', 'CLAIM')) not valid;
-- What the buyer wants instead.
alter table orders.returns add column replacements jsonb;

-- Whether the value of the units pays another order instead of being paid out.
alter table orders.return_refunds add column transferred boolean not null default false;

-- Orders that replace returned or claimed units.
create table orders.exchanges (
    id              uuid        primary key,
    return_id       uuid        not null references orders.returns (id),
    -- The order with the replacements.
    order_id        uuid        not null unique references orders.orders (id),
    status          text        not null check (status in ('OPEN', 'SETTLED', 'CANCELED')),
    shipment        text        not null check (shipment in ('AFTER_RECEIPT', 'AT_ONCE')),
    currency        char(3)     not null,
    -- What the units are worth, and how much of that pays the replacements.
    value_minor     bigint      not null check (value_minor >= 0),
    credit_minor    bigint      not null check (credit_minor between 0 and value_minor),
    total_minor     bigint      not null check (total_minor >= credit_minor),
    -- What is refunded beside it, as the payment knows it.
    rest            jsonb       not null default '[]' check (jsonb_typeof(rest) = 'array'),
    -- The refund that provides the value; claims have none.
    refund_id       uuid,
    actor           text        not null,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    check ((status = 'OPEN') = (ended_at is null))
);

create index exchanges_return on orders.exchanges (return_id);
create unique index exchanges_refund on orders.exchanges (refund_id) where refund_id is not null;
-- Units are replaced by one order at a time.
create unique index exchanges_valid on orders.exchanges (return_id) where status <> 'CANCELED';
