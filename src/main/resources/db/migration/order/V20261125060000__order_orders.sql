create schema if not exists orders;

create sequence orders.order_numbers start 100001;

create table orders.orders (
    id                  uuid        primary key,
    number              text        not null unique,
    cart_id             uuid        not null,
    customer_id         uuid,
    email               text        not null,
    locale              text        not null,
    note                text,
    access_token_hash   bytea,
    status              text        not null
        check (status in ('PENDING_PAYMENT', 'OPEN', 'COMPLETED', 'CANCELED', 'FAILED')),
    payment_status      text        not null check (payment_status in ('PENDING', 'AWAITING_TRANSFER', 'AUTHORIZED',
        'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'FAILED', 'VOIDED')),
    fulfillment_status  text        not null
        check (fulfillment_status in ('UNFULFILLED', 'PARTIALLY_FULFILLED', 'FULFILLED')),
    currency            char(3)     not null,
    subtotal_minor      bigint      not null check (subtotal_minor >= 0),
    shipping_minor      bigint      not null check (shipping_minor >= 0),
    shipping_net_minor  bigint      not null check (shipping_net_minor >= 0),
    shipping_tax_minor  bigint      not null check (shipping_tax_minor >= 0),
    tax_minor           bigint      not null check (tax_minor >= 0),
    total_minor         bigint      not null check (total_minor >= 0),
    prices_include_tax  boolean     not null,
    shipping_code       text,
    shipping_name       text,
    shipping_address    jsonb,
    billing_address     jsonb       not null,
    payment_id          uuid        not null,
    payment_method      text        not null,
    tags                text[]      not null default '{}',
    cancel_reason       text,
    created_at          timestamptz not null,
    placed_at           timestamptz,
    paid_at             timestamptz,
    canceled_at         timestamptz,
    completed_at        timestamptz,
    updated_at          timestamptz not null,
    version             bigint      not null
);

-- One living order of a cart, for ever.
create unique index orders_one_of_cart on orders.orders (cart_id) where status <> 'FAILED';
create index orders_payment on orders.orders (payment_id);
create index orders_created on orders.orders (created_at desc, id desc);
create index orders_placed on orders.orders (placed_at desc, id desc) where placed_at is not null;
create index orders_total on orders.orders (total_minor, id);
create index orders_status on orders.orders (status, created_at desc);
create index orders_customer on orders.orders (customer_id, created_at desc) where customer_id is not null;
create index orders_email on orders.orders (lower(email));

create table orders.order_lines (
    id                uuid          primary key,
    order_id          uuid          not null references orders.orders (id),
    position          integer       not null,
    variant_id        uuid          not null,
    product_id        uuid          not null,
    sku               text          not null,
    title             text          not null,
    variant_title     text          not null,
    image_url         text,
    shippable         boolean       not null,
    quantity          integer       not null check (quantity > 0),
    assigned          integer       not null default 0,
    shipped           integer       not null default 0,
    unit_price_minor  bigint        not null check (unit_price_minor >= 0),
    subtotal_minor    bigint        not null check (subtotal_minor >= 0),
    net_minor         bigint        not null check (net_minor >= 0),
    tax_minor         bigint        not null check (tax_minor >= 0),
    gross_minor       bigint        not null check (gross_minor >= 0),
    tax_name          text          not null,
    tax_rate          numeric(9, 6) not null check (tax_rate >= 0),
    unique (order_id, position),
    check (net_minor + tax_minor = gross_minor),
    check (assigned between 0 and quantity),
    check (shipped between 0 and assigned)
);

comment on column orders.order_lines.assigned is 'units in fulfillments that are not canceled';

create table orders.timeline (
    id       uuid        primary key,
    order_id uuid        not null references orders.orders (id),
    type     text        not null,
    actor    text        not null,
    at       timestamptz not null,
    data     jsonb       not null default '{}'
);

create index timeline_order on orders.timeline (order_id, id);

create table orders.fulfillments (
    id              uuid        primary key,
    order_id        uuid        not null references orders.orders (id),
    status          text        not null check (status in ('PENDING', 'SHIPPED', 'DELIVERED', 'CANCELED')),
    carrier         text,
    tracking_number text,
    tracking_url    text,
    created_at      timestamptz not null,
    shipped_at      timestamptz,
    delivered_at    timestamptz,
    canceled_at     timestamptz,
    version         bigint      not null
);

create index fulfillments_order on orders.fulfillments (order_id, created_at);

create table orders.fulfillment_lines (
    fulfillment_id uuid    not null references orders.fulfillments (id),
    order_line_id  uuid    not null references orders.order_lines (id),
    quantity       integer not null check (quantity > 0),
    primary key (fulfillment_id, order_line_id)
);
