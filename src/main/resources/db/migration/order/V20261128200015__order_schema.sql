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
    version             bigint      not null,
    -- Explains the total of the order.
    tax_zone            text,
    quoted_at           timestamptz,
    -- Method, rule and tax of the shipping.
    shipping_facts      jsonb,
    held_at             timestamptz,
    held_by             text,
    hold_reason         text,
    refund_asked_minor  bigint      not null default 0,
    -- The channel that an order was bought in; most are of the default one, and no list is narrowed to that by an index.
    channel             text        not null default 'default' check (length(channel) between 1 and 64),
    check ((held_at is null) = (held_by is null)),
    check ((held_at is null) = (hold_reason is null)),
    check (refund_asked_minor between 0 and total_minor)
);

comment on column orders.orders.refund_asked_minor is 'money for canceled units that is owed or went back';
-- One living order of a cart, for ever.
create unique index orders_one_of_cart on orders.orders (cart_id) where status <> 'FAILED';
create index orders_payment on orders.orders (payment_id);
create index orders_created on orders.orders (created_at desc, id desc);
create index orders_placed on orders.orders (placed_at desc, id desc) where placed_at is not null;
create index orders_total on orders.orders (total_minor, id);
create index orders_status on orders.orders (status, created_at desc);
create index orders_customer on orders.orders (customer_id, created_at desc) where customer_id is not null;
create index orders_email on orders.orders (lower(email));
create index orders_held on orders.orders (held_at) where held_at is not null;
create index orders_of_channel on orders.orders (channel, created_at desc, id desc) where channel <> 'default';

-- Parts of an order that go to addresses of their own. An order that goes to one place has none.
create table orders.shipping_groups (
    id                   uuid    primary key,
    order_id             uuid    not null references orders.orders (id),
    position             integer not null,
    address              jsonb,
    shipping_code        text,
    shipping_name        text,
    shipping_facts       jsonb,
    shipping_minor       bigint  not null check (shipping_minor >= 0),
    net_minor            bigint  not null check (net_minor >= 0),
    tax_minor            bigint  not null check (tax_minor >= 0),
    tax_zone             text,
    prices_include_tax   boolean not null,
    canceled_gross_minor bigint  not null default 0,
    owed_gross_minor     bigint  not null default 0,
    check (canceled_gross_minor in (0, net_minor + tax_minor)),
    check (owed_gross_minor between 0 and canceled_gross_minor),
    check ((shipping_code is null) = (shipping_name is null))
);

comment on column orders.shipping_groups.canceled_gross_minor is 'the shipping, once everything of the group was called off';
comment on column orders.shipping_groups.owed_gross_minor is 'what of it is owed to the buyer or went back';
create index shipping_groups_order on orders.shipping_groups (order_id, position);

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
    tax_category      text,
    -- Absent: the base price.
    price_list        text,
    canceled          integer       not null default 0,
    canceled_gross_minor bigint        not null default 0,
    canceled_tax_minor bigint        not null default 0,
    owed              integer       not null default 0,
    owed_gross_minor  bigint        not null default 0,
    shipping_group_id uuid          references orders.shipping_groups (id),
    -- What the buyer told about the units of a line: a copy, with labels and surcharges in minor units.
    inputs            jsonb         not null default '[]' check (jsonb_typeof(inputs) = 'array'),
    -- What a line that is a bundle is made of, and by which rates it is taxed, where these are several. Copies, like all of the line.
    parts             jsonb         check (jsonb_typeof(parts) = 'array'),
    tax_shares        jsonb         check (jsonb_typeof(tax_shares) = 'array'),
    -- Units in no fulfillment whose refund is on its way: they are not to be packed.
    refunding         integer       not null default 0,
    unique (order_id, position),
    check (net_minor + tax_minor = gross_minor),
    check (assigned between 0 and quantity),
    check (shipped between 0 and assigned),
    check (canceled between 0 and quantity - assigned),
    check (canceled_gross_minor between 0 and gross_minor),
    check (canceled_tax_minor between 0 and tax_minor),
    check (owed between 0 and canceled),
    check (owed_gross_minor between 0 and canceled_gross_minor),
    constraint order_lines_refunding check (refunding between 0 and quantity - assigned - canceled)
);

comment on column orders.order_lines.assigned is 'units in fulfillments that are not canceled';
comment on column orders.order_lines.canceled is 'units that were called off; their share of the line beside it';
comment on column orders.order_lines.owed is 'canceled units whose money is owed or went back; that money beside it';
create index order_lines_shipping_group on orders.order_lines (shipping_group_id) where shipping_group_id is not null;

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
    version         bigint      not null,
    shipping_group_id uuid        references orders.shipping_groups (id)
);

create index fulfillments_order on orders.fulfillments (order_id, created_at);
create index fulfillments_shipping_group on orders.fulfillments (shipping_group_id) where shipping_group_id is not null;

create table orders.fulfillment_lines (
    fulfillment_id uuid    not null references orders.fulfillments (id),
    order_line_id  uuid    not null references orders.order_lines (id),
    quantity       integer not null check (quantity > 0),
    primary key (fulfillment_id, order_line_id)
);

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
    items        jsonb       not null default '[]',
    check ((done_at is null) = (outcome is null))
);

comment on column orders.owed_refunds.items is 'what it is owed for: line id, units, and minor units of money';
create index owed_refunds_due on orders.owed_refunds (next_try_at) where done_at is null;
create index owed_refunds_order on orders.owed_refunds (order_id);
