alter table orders.order_lines
    add column canceled             integer not null default 0,
    add column canceled_gross_minor bigint  not null default 0,
    add column canceled_tax_minor   bigint  not null default 0,
    add check (canceled between 0 and quantity - assigned),
    add check (canceled_gross_minor between 0 and gross_minor),
    add check (canceled_tax_minor between 0 and tax_minor);

comment on column orders.order_lines.canceled is 'units that were called off; their share of the line beside it';

alter table orders.orders
    add column refund_asked_minor bigint not null default 0 check (refund_asked_minor between 0 and total_minor);

comment on column orders.orders.refund_asked_minor is 'money for canceled units that is owed or went back';

-- Money to give back, until the payment has recorded it.
create table orders.owed_refunds (
    id           uuid        primary key,
    order_id     uuid        not null references orders.orders (id),
    payment_id   uuid        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    currency     char(3)     not null,
    created_at   timestamptz not null,
    next_try_at  timestamptz not null,
    tries        integer     not null default 0,
    done_at      timestamptz,
    outcome      text        check (outcome in ('ASKED', 'REFUSED')),
    check ((done_at is null) = (outcome is null))
);

create index owed_refunds_due on orders.owed_refunds (next_try_at) where done_at is null;
create index owed_refunds_order on orders.owed_refunds (order_id);
