-- How often staff changed the items of the order after it was placed.
alter table orders.orders add column edits integer not null default 0;

-- Changes of placed orders that staff propose and confirm.
create table orders.order_edits (
    id             uuid        primary key,
    order_id       uuid        not null references orders.orders (id),
    number         integer     not null check (number > 0),
    status         text        not null check (status in ('PROPOSED', 'CONFIRMED', 'CANCELED')),
    reason         text        not null,
    -- As requested.
    actions        jsonb       not null check (jsonb_typeof(actions) = 'array'),
    -- Units to remove and lines to add, with the prices and taxes of the proposal.
    plan           jsonb       not null check (jsonb_typeof(plan) = 'object'),
    -- What the edit changed; until it is confirmed, what it would have changed when it was proposed.
    preview        jsonb       not null check (jsonb_typeof(preview) = 'object'),
    payment_method text,
    actor          text        not null,
    created_at     timestamptz not null,
    decided_by     text,
    decided_at     timestamptz,
    unique (order_id, number),
    check ((status = 'PROPOSED') = (decided_at is null)),
    check ((decided_at is null) = (decided_by is null))
);
