-- Reasons that buyers and staff choose from.
create table orders.return_reasons (
    id            uuid        primary key,
    version       bigint      not null,
    code          text        not null constraint return_reasons_code unique check (code ~ '^[A-Z0-9]+(_[A-Z0-9]+)*$'),
    label         text        not null check (length(label) between 1 and 100),
    -- In other languages, by BCP 47 tag.
    labels        jsonb       not null default '{}' check (jsonb_typeof(labels) = 'object'),
    note_required boolean     not null,
    active        boolean     not null,
    position      integer     not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

insert into orders.return_reasons (id, version, code, label, labels, note_required, active, position, created_at,
    updated_at)
select kontor.new_id(), 1, r.code, r.label, r.labels::jsonb, r.note_required, true, r.position, now(), now()
from (values
    ('CHANGED_MIND', 'I changed my mind', '{"de": "Ich habe es mir anders überlegt", "fr": "J’ai changé d’avis"}',
        false, 10),
    ('DOES_NOT_FIT', 'It does not fit', '{"de": "Es passt nicht", "fr": "La taille ne convient pas"}', false, 20),
    ('NOT_AS_DESCRIBED', 'It is not as described',
        '{"de": "Es entspricht nicht der Beschreibung", "fr": "Il ne correspond pas à la description"}', true, 30),
    ('DAMAGED', 'It arrived damaged', '{"de": "Es kam beschädigt an", "fr": "Il est arrivé endommagé"}', true, 40),
    ('DEFECTIVE', 'It does not work', '{"de": "Es funktioniert nicht", "fr": "Il ne fonctionne pas"}', true, 50),
    ('WRONG_ITEM', 'I received the wrong item',
        '{"de": "Ich habe den falschen Artikel erhalten", "fr": "J’ai reçu le mauvais article"}', false, 60),
    ('OTHER', 'Another reason', '{"de": "Ein anderer Grund", "fr": "Une autre raison"}', true, 70))
    as r (code, label, labels, note_required, position);

-- The one policy of the shop.
create table orders.return_policies (
    id                   uuid         primary key,
    version              bigint       not null,
    single               boolean      not null default true unique check (single),
    window_days          integer      not null check (window_days between 0 and 3650),
    -- Days by code of the channel, and by id of the product.
    channel_days         jsonb        not null default '{}' check (jsonb_typeof(channel_days) = 'object'),
    product_days         jsonb        not null default '{}' check (jsonb_typeof(product_days) = 'object'),
    auto_approve         boolean      not null,
    instructions         text         not null,
    instruction_texts    jsonb        not null default '{}' check (jsonb_typeof(instruction_texts) = 'object'),
    restocking_percent   numeric(5,2) not null check (restocking_percent between 0 and 100),
    shipping_refund      text         not null check (shipping_refund in ('NONE', 'PROPORTIONAL', 'WHEN_COMPLETE')),
    created_at           timestamptz  not null,
    updated_at           timestamptz  not null
);

insert into orders.return_policies (id, version, window_days, auto_approve, instructions, restocking_percent,
    shipping_refund, created_at, updated_at)
values (kontor.new_id(), 1, 30, false, '', 0, 'WHEN_COMPLETE', now(), now());

create table orders.returns (
    id             uuid        primary key,
    version        bigint      not null,
    number         text        not null constraint returns_number unique,
    order_id       uuid        not null references orders.orders (id),
    status         text        not null check (status in ('REQUESTED', 'APPROVED', 'REJECTED', 'CANCELED',
        'PARTIALLY_RECEIVED', 'RECEIVED', 'REFUNDED', 'CLOSED')),
    requested_by   text        not null,
    -- What buyers read: how to send the goods, or why they cannot.
    instructions   text,
    reject_reason  text,
    -- Why staff accepted units whose window has closed.
    window_reason  text,
    -- Seen by staff only.
    note           text,
    created_at     timestamptz not null,
    decided_at     timestamptz,
    received_at    timestamptz,
    ended_at       timestamptz,
    updated_at     timestamptz not null
);

create index returns_order on orders.returns (order_id);
create index returns_created on orders.returns (created_at desc, id desc);
create index returns_status on orders.returns (status, created_at desc, id desc);

create table orders.return_items (
    id            uuid    primary key,
    return_id     uuid    not null references orders.returns (id),
    order_line_id uuid    not null references orders.order_lines (id),
    position      integer not null,
    quantity      integer not null check (quantity > 0),
    reason        text    not null,
    -- In the language of the order.
    reason_label  text    not null,
    note          text,
    -- Units by the result of their inspection.
    sellable      integer not null default 0 check (sellable >= 0),
    damaged       integer not null default 0 check (damaged >= 0),
    lost          integer not null default 0 check (lost >= 0),
    unique (return_id, position),
    check (sellable + damaged + lost <= quantity)
);

create index return_items_line on orders.return_items (order_line_id);
create index return_items_reason on orders.return_items (reason);

-- What arrived when.
create table orders.return_receipts (
    id        uuid        primary key,
    return_id uuid        not null references orders.returns (id),
    location_id uuid,
    items     jsonb       not null check (jsonb_typeof(items) = 'array'),
    actor     text        not null,
    at        timestamptz not null
);

create index return_receipts_return on orders.return_receipts (return_id, id);

alter table orders.order_lines add column in_returns integer not null default 0;
alter table orders.order_lines add column returned integer not null default 0;

comment on column orders.order_lines.in_returns is 'units in returns that are neither rejected nor canceled';
comment on column orders.order_lines.returned is 'units that came back';
