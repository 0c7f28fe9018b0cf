create schema if not exists orders;

create sequence orders.order_numbers start 100001;

create table orders.orders (
    id                      uuid        primary key,
    version                 bigint      not null,
    number                  text        not null unique,
    cart_id                 uuid        not null,
    -- The channel that an order was bought in; most are of the default one, and no list is narrowed to that by an index.
    channel                 text        not null default 'default' check (length(channel) between 1 and 64),
    customer_id             uuid,
    email                   text        not null,
    locale                  text        not null,
    note                    text,
    access_token_hash       bytea,
    status                  text        not null
        check (status in ('PENDING_PAYMENT', 'OPEN', 'COMPLETED', 'CANCELED', 'FAILED')),
    payment_status          text        not null check (payment_status in ('PENDING', 'AWAITING_TRANSFER', 'AUTHORIZED',
        'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'FAILED', 'VOIDED')),
    fulfillment_status      text        not null
        check (fulfillment_status in ('UNFULFILLED', 'PARTIALLY_FULFILLED', 'FULFILLED')),
    -- Amounts are in minor units.
    currency                char(3)     not null,
    subtotal_minor          bigint      not null check (subtotal_minor >= 0),
    -- Of lines and shipping.
    discount_minor          bigint      not null default 0,
    shipping_minor          bigint      not null check (shipping_minor >= 0),
    shipping_discount_minor bigint      not null default 0,
    -- Of promotions: copies, with the title that the buyer saw.
    shipping_discounts      jsonb       check (jsonb_typeof(shipping_discounts) = 'array'),
    shipping_net_minor      bigint      not null check (shipping_net_minor >= 0),
    shipping_tax_minor      bigint      not null check (shipping_tax_minor >= 0),
    tax_minor               bigint      not null check (tax_minor >= 0),
    total_minor             bigint      not null check (total_minor >= 0),
    refund_asked_minor      bigint      not null default 0,
    -- What the shop owes the buyer because more was transferred than was due, as the payment has it; null if nothing.
    overpaid_minor          bigint,
    -- The day until which the invoice of an order on account is to be paid; null before the invoice, and for other orders.
    payment_due_on          date,
    -- The taxes of a split order are those of its shipping groups.
    prices_include_tax      boolean     not null,
    tax_zone                text,
    -- How the tax zone rounded when the order was placed.
    tax_rounding            jsonb       check (jsonb_typeof(tax_rounding) = 'object'),
    -- Why the order is taxed or not, with the sentences of its invoice and the proof.
    tax_treatment           text,
    tax_notes               jsonb       check (jsonb_typeof(tax_notes) = 'array'),
    vat_proof               jsonb       check (jsonb_typeof(vat_proof) = 'object'),
    -- What the register answered first after an order with an unverified VAT number; null until then.
    vat_check               jsonb       check (jsonb_typeof(vat_check) = 'object'),
    -- The certificate of an order without tax.
    tax_exemption           jsonb       check (jsonb_typeof(tax_exemption) = 'object'),
    -- Where the taxes come from; null for the rates of the shop.
    tax_source              text        check (tax_source in ('PROVIDER', 'FALLBACK')),
    quoted_at               timestamptz,
    shipping_code           text,
    shipping_name           text,
    -- Method, rule and tax of the shipping.
    shipping_facts          jsonb,
    shipping_address        jsonb,
    billing_address         jsonb       not null,
    payment_id              uuid        not null,
    payment_method          text        not null,
    -- The policies that counted when the order was created: `[{"id", "kind", "locale", "version", "title"}]`.
    policies                jsonb,
    tags                    text[]      not null default '{}',
    metadata                jsonb       not null default '{}',
    -- How often staff changed the items of the order after it was placed.
    edits                   integer     not null default 0,
    held_at                 timestamptz,
    held_by                 text,
    hold_reason             text,
    cancel_reason           text,
    -- The actor who placed the order for the buyer, or prepared it; null if the buyer did it alone.
    created_by              text,
    created_at              timestamptz not null,
    placed_at               timestamptz,
    paid_at                 timestamptz,
    canceled_at             timestamptz,
    completed_at            timestamptz,
    updated_at              timestamptz not null,
    check ((held_at is null) = (held_by is null)),
    check ((held_at is null) = (hold_reason is null)),
    check (refund_asked_minor between 0 and total_minor),
    constraint orders_discount check (discount_minor >= 0),
    constraint orders_shipping_discount check (shipping_discount_minor between 0 and shipping_minor),
    constraint orders_overpaid check (overpaid_minor > 0)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02); -- reasons are in docs/scaling.md

comment on column orders.orders.refund_asked_minor is 'money for canceled units that is owed or went back';

-- A cart becomes at most one valid order.
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
create index orders_payment_awaited on orders.orders (placed_at, id)
    where status = 'OPEN' and payment_status = 'AWAITING_TRANSFER';
-- Orders that wait for a transfer, or for the rest of one.
create index orders_transfer_awaited on orders.orders (placed_at, id)
    where status = 'OPEN' and (payment_status = 'AWAITING_TRANSFER'
        or payment_status = 'AUTHORIZED' and payment_method = 'bank-transfer');
create index orders_payment_due on orders.orders (payment_due_on, id)
    where status = 'OPEN' and payment_status in ('AWAITING_TRANSFER', 'AUTHORIZED') and payment_due_on is not null;
-- Orders whose buyers are owed a surplus, as the list of orders is sorted.
create index orders_overpaid_created on orders.orders (created_at desc, id desc)
    where overpaid_minor is not null;
create index orders_vat_unverified on orders.orders ((vat_proof ->> 'number'))
    where vat_proof ->> 'status' = 'UNVERIFIED' and vat_check is null;
create index orders_vat_invalid on orders.orders (created_at desc, id desc) where vat_check ->> 'status' = 'INVALID';

-- Parts of an order that go to different addresses; an order that goes to one place has none. Also shipping charges that
-- an edit replaced: canceled rows that belong to no lines.
create table orders.shipping_groups (
    id                   uuid    primary key,
    order_id             uuid    not null references orders.orders (id),
    position             integer not null,
    address              jsonb,
    shipping_code        text,
    shipping_name        text,
    shipping_facts       jsonb,
    shipping_minor       bigint  not null check (shipping_minor >= 0),
    discount_minor       bigint  not null default 0,
    discounts            jsonb   check (jsonb_typeof(discounts) = 'array'),
    net_minor            bigint  not null check (net_minor >= 0),
    tax_minor            bigint  not null check (tax_minor >= 0),
    prices_include_tax   boolean not null,
    tax_zone             text,
    tax_rounding         jsonb   check (jsonb_typeof(tax_rounding) = 'object'),
    tax_treatment        text,
    canceled_gross_minor bigint  not null default 0,
    owed_gross_minor     bigint  not null default 0,
    replaced_at          timestamptz,
    constraint shipping_groups_discount check (discount_minor between 0 and shipping_minor),
    check (canceled_gross_minor in (0, net_minor + tax_minor)),
    check (owed_gross_minor between 0 and canceled_gross_minor),
    check ((shipping_code is null) = (shipping_name is null))
);

comment on column orders.shipping_groups.canceled_gross_minor is 'the shipping, once everything of the group was called off';
comment on column orders.shipping_groups.owed_gross_minor is 'what of it is owed to the buyer or went back';
comment on column orders.shipping_groups.replaced_at is
    'when an edit replaced this charge; such a row only carries what was charged and is not a place to ship to';

create index shipping_groups_order on orders.shipping_groups (order_id, position);

create table orders.order_lines (
    id                   uuid          primary key,
    order_id             uuid          not null references orders.orders (id),
    position             integer       not null,
    shipping_group_id    uuid          references orders.shipping_groups (id),
    product_id           uuid          not null,
    variant_id           uuid          not null,
    sku                  text          not null,
    title                text          not null,
    variant_title        text          not null,
    image_url            text,
    shippable            boolean       not null,
    -- Present for a line that staff entered without a product: {"weightGrams"} of a unit. variant_id and product_id have
    -- an id that is not in the catalogue, and sku is empty if the line has none.
    custom               jsonb,
    -- What the buyer entered for the units of a line: a copy, with labels and surcharges in minor units.
    inputs               jsonb         not null default '[]' check (jsonb_typeof(inputs) = 'array'),
    -- What a line that is a bundle is made of, and its taxes, if these are several. Copies, like all of the line.
    parts                jsonb         check (jsonb_typeof(parts) = 'array'),
    tax_shares           jsonb         check (jsonb_typeof(tax_shares) = 'array'),
    quantity             integer       not null check (quantity > 0),
    assigned             integer       not null default 0,
    shipped              integer       not null default 0,
    in_returns           integer       not null default 0,
    returned             integer       not null default 0,
    canceled             integer       not null default 0,
    canceled_gross_minor bigint        not null default 0,
    canceled_tax_minor   bigint        not null default 0,
    owed                 integer       not null default 0,
    owed_gross_minor     bigint        not null default 0,
    -- Units in no fulfillment whose refund is under way: they must not be packed.
    refunding            integer       not null default 0,
    -- Absent: the base price.
    price_list           text,
    -- Whether the price was reduced: promotions can exclude such lines.
    reduced              boolean       not null default false,
    -- Why staff set the unit price: {"reason", "by"}; null for a price of the shop.
    price_override       jsonb,
    unit_price_minor     bigint        not null check (unit_price_minor >= 0),
    subtotal_minor       bigint        not null check (subtotal_minor >= 0),
    -- Discounts of promotions: copies, with the title that the buyer saw. The buyer pays subtotal minus discount.
    discount_minor       bigint        not null default 0,
    discounts            jsonb         check (jsonb_typeof(discounts) = 'array'),
    net_minor            bigint        not null check (net_minor >= 0),
    tax_minor            bigint        not null check (tax_minor >= 0),
    gross_minor          bigint        not null check (gross_minor >= 0),
    tax_name             text          not null,
    tax_rate             numeric(9, 6) not null check (tax_rate >= 0),
    tax_category         text,
    -- How canceled lines were taxed before an edit moved the order to other taxes; absent: as the order or the group.
    tax_zone             text,
    tax_treatment        text,
    prices_include_tax   boolean,
    unique (order_id, position),
    constraint order_lines_discount check (discount_minor between 0 and subtotal_minor),
    check (net_minor + tax_minor = gross_minor),
    check (assigned between 0 and quantity),
    check (shipped between 0 and assigned),
    constraint order_lines_in_returns check (in_returns between 0 and shipped),
    constraint order_lines_returned check (returned between 0 and in_returns),
    check (canceled between 0 and quantity - assigned),
    check (canceled_gross_minor between 0 and gross_minor),
    check (canceled_tax_minor between 0 and tax_minor),
    check (owed between 0 and canceled),
    check (owed_gross_minor between 0 and canceled_gross_minor),
    constraint order_lines_refunding check (refunding between 0 and quantity - assigned - canceled)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);

comment on column orders.order_lines.assigned is 'units in fulfillments that are not canceled';
comment on column orders.order_lines.in_returns is 'units in returns that are neither rejected nor canceled';
comment on column orders.order_lines.returned is 'units that came back';
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
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create index timeline_order on orders.timeline (order_id, id);

-- What staff find orders by. Derived from the order, after it was placed or changed.
create table orders.order_search (
    order_id uuid     primary key references orders.orders (id) on delete cascade,
    terms    tsvector not null
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01,
    autovacuum_analyze_scale_factor = 0.02);

-- PostgreSQL chooses the plan of a search by the frequency of its terms.
alter table orders.order_search alter column terms set statistics 1000;
-- Without a list of pending entries, which each search would read whole.
create index order_search_terms on orders.order_search using gin (terms) with (fastupdate = off);

-- Requests for links to orders; number and address are encrypted until the request is processed.
create table orders.order_lookups (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index order_lookups_age on orders.order_lookups (created_at);

-- How many links to an order were mailed within the hour.
create table orders.order_link_mails (
    order_id   uuid        primary key,
    started_at timestamptz not null,
    sent       integer     not null check (sent > 0)
);

create index order_link_mails_age on orders.order_link_mails (started_at);

-- Buyers pay what an order awaits with a link. `reference` is what the payments of the link pay.
create table orders.payment_links (
    order_id   uuid        primary key references orders.orders (id),
    reference  uuid        not null unique,
    expires_at timestamptz not null,
    created_by text        not null,
    created_at timestamptz not null
);

create table orders.fulfillments (
    id                uuid        primary key,
    version           bigint      not null,
    order_id          uuid        not null references orders.orders (id),
    shipping_group_id uuid        references orders.shipping_groups (id),
    -- The stock location that ships it; null if staff did not name it.
    location_id       uuid,
    -- READY_FOR_PICKUP and COLLECTED are of fulfillments that the buyer picks up.
    status            text        not null
        check (status in ('PENDING', 'READY_FOR_PICKUP', 'SHIPPED', 'DELIVERED', 'COLLECTED', 'CANCELED')),
    carrier           text,
    tracking_number   text,
    tracking_url      text,
    -- Where the parcel is, as the carrier reports.
    carrier_status    text,
    carrier_status_at timestamptz,
    created_at        timestamptz not null,
    ready_at          timestamptz,
    shipped_at        timestamptz,
    delivered_at      timestamptz,
    canceled_at       timestamptz
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);

create index fulfillments_order on orders.fulfillments (order_id, created_at);
create index fulfillments_shipping_group on orders.fulfillments (shipping_group_id) where shipping_group_id is not null;

create table orders.fulfillment_lines (
    fulfillment_id uuid    not null references orders.fulfillments (id),
    order_line_id  uuid    not null references orders.order_lines (id),
    quantity       integer not null check (quantity > 0),
    primary key (fulfillment_id, order_line_id)
);

-- Money to refund, until the payment has recorded it.
create table orders.owed_refunds (
    id           uuid        primary key,
    order_id     uuid        not null references orders.orders (id),
    payment_id   uuid        not null,
    currency     char(3)     not null,
    amount_minor bigint      not null check (amount_minor > 0),
    items        jsonb       not null default '[]',
    created_at   timestamptz not null,
    next_try_at  timestamptz not null,
    tries        integer     not null default 0,
    done_at      timestamptz,
    outcome      text        check (outcome in ('ASKED', 'REFUSED')),
    check ((done_at is null) = (outcome is null))
);

comment on column orders.owed_refunds.items is 'what it is owed for: line id, units, and minor units of money';

create index owed_refunds_due on orders.owed_refunds (next_try_at) where done_at is null;
create index owed_refunds_order on orders.owed_refunds (order_id);

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
    id                 uuid         primary key,
    version            bigint       not null,
    single             boolean      not null default true unique check (single),
    window_days        integer      not null check (window_days between 0 and 3650),
    -- Days by code of the channel, and by id of the product.
    channel_days       jsonb        not null default '{}' check (jsonb_typeof(channel_days) = 'object'),
    product_days       jsonb        not null default '{}' check (jsonb_typeof(product_days) = 'object'),
    auto_approve       boolean      not null,
    instructions       text         not null,
    instruction_texts  jsonb        not null default '{}' check (jsonb_typeof(instruction_texts) = 'object'),
    restocking_percent numeric(5,2) not null check (restocking_percent between 0 and 100),
    shipping_refund    text         not null check (shipping_refund in ('NONE', 'PROPORTIONAL', 'WHEN_COMPLETE')),
    -- How labels of returns are bought; null if the shop has none.
    labels             jsonb,
    created_at         timestamptz  not null,
    updated_at         timestamptz  not null
);

insert into orders.return_policies (id, version, window_days, auto_approve, instructions, restocking_percent,
    shipping_refund, created_at, updated_at)
values (kontor.new_id(), 1, 30, false, '', 0, 'WHEN_COMPLETE', now(), now());

create table orders.returns (
    id                uuid        primary key,
    version           bigint      not null,
    number            text        not null constraint returns_number unique,
    order_id          uuid        not null references orders.orders (id),
    -- Units come back, come back for others, or stay with the buyer.
    kind              text        not null default 'RETURN'
        constraint returns_kind check (kind in ('RETURN', 'EXCHANGE', 'CLAIM')),
    status            text        not null check (status in ('REQUESTED', 'APPROVED', 'REJECTED', 'CANCELED',
        'PARTIALLY_RECEIVED', 'RECEIVED', 'REFUNDED', 'CLOSED')),
    requested_by      text        not null,
    -- What the buyer wants instead.
    replacements      jsonb,
    -- What buyers read: how to send the goods, or why they cannot.
    instructions      text,
    reject_reason     text,
    -- Why staff accepted units whose window has closed.
    window_reason     text,
    -- Seen by staff only.
    note              text,
    -- The parcel with which the buyer sends the units.
    carrier           text,
    tracking_number   text,
    tracking_url      text,
    carrier_status    text,
    carrier_status_at timestamptz,
    created_at        timestamptz not null,
    decided_at        timestamptz,
    received_at       timestamptz,
    ended_at          timestamptz,
    updated_at        timestamptz not null
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
    id          uuid        primary key,
    return_id   uuid        not null references orders.returns (id),
    location_id uuid,
    items       jsonb       not null check (jsonb_typeof(items) = 'array'),
    actor       text        not null,
    at          timestamptz not null
);

create index return_receipts_return on orders.return_receipts (return_id, id);

-- Refunds of returned units: decided, then made by the payment.
create table orders.return_refunds (
    id                   uuid        primary key,
    return_id            uuid        not null references orders.returns (id),
    return_number        text        not null,
    payment_id           uuid        not null,
    status               text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED')),
    -- Whether the value of the units pays another order instead of being paid out.
    transferred          boolean     not null default false,
    currency             char(3)     not null,
    amount_minor         bigint      not null check (amount_minor > 0),
    -- The part that was not paid out, because it reduced what the buyer still had to pay.
    credited_minor       bigint      not null default 0,
    -- How much was refunded.
    refunded_minor       bigint      not null,
    -- The refund of which only a part succeeded and whose rest this one refunds.
    completes            uuid,
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
    check ((status = 'PENDING') = (done_at is null)),
    constraint return_refunds_credited check (credited_minor between 0 and amount_minor),
    constraint return_refunds_refunded check (refunded_minor between 0 and amount_minor)
);

create index return_refunds_return on orders.return_refunds (return_id);
-- A return has one pending refund at most.
create unique index return_refunds_pending on orders.return_refunds (return_id) where status = 'PENDING';
create index return_refunds_due on orders.return_refunds (next_try_at) where status = 'PENDING';

-- Orders that replace returned or claimed units.
create table orders.exchanges (
    id           uuid        primary key,
    return_id    uuid        not null references orders.returns (id),
    -- The order with the replacements.
    order_id     uuid        not null unique references orders.orders (id),
    status       text        not null check (status in ('OPEN', 'SETTLED', 'CANCELED')),
    shipment     text        not null check (shipment in ('AFTER_RECEIPT', 'AT_ONCE')),
    currency     char(3)     not null,
    -- What the units are worth, and how much of that pays the replacements.
    value_minor  bigint      not null check (value_minor >= 0),
    credit_minor bigint      not null check (credit_minor between 0 and value_minor),
    total_minor  bigint      not null check (total_minor >= credit_minor),
    -- What is refunded beside it, as the payment knows it.
    rest         jsonb       not null default '[]' check (jsonb_typeof(rest) = 'array'),
    -- The refund that provides the value; claims have none.
    refund_id    uuid,
    actor        text        not null,
    created_at   timestamptz not null,
    ended_at     timestamptz,
    check ((status = 'OPEN') = (ended_at is null))
);

create index exchanges_return on orders.exchanges (return_id);
create unique index exchanges_refund on orders.exchanges (refund_id) where refund_id is not null;
-- Units are replaced by one order at a time.
create unique index exchanges_valid on orders.exchanges (return_id) where status <> 'CANCELED';

-- Declarations with which consumers withdraw from a contract. `order_number` and `email` are as entered; the order is
-- found afterwards.
create table orders.withdrawals (
    id              uuid        primary key,
    status          text        not null check (status in ('OPEN', 'CLOSED')),
    order_id        uuid        references orders.orders (id),
    order_number    text        not null check (length(order_number) between 1 and 30),
    email           text        not null check (length(email) between 1 and 254),
    name            text        not null check (length(name) between 1 and 200),
    statement       text        check (length(statement) <= 2000),
    received_at     timestamptz not null,
    acknowledged_at timestamptz,
    closed_at       timestamptz,
    closed_by       text,
    note            text        check (length(note) <= 500),
    check ((status = 'CLOSED') = (closed_at is not null)),
    check ((closed_at is null) = (closed_by is null)),
    check (acknowledged_at is null or order_id is not null)
);

create index withdrawals_received on orders.withdrawals (received_at desc, id desc);
create index withdrawals_status on orders.withdrawals (status, received_at desc, id desc);
create index withdrawals_order on orders.withdrawals (order_id);
create index withdrawals_email on orders.withdrawals (lower(email));

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

-- Buyers who were reminded of an overdue invoice: each order once at each level.
create table orders.invoice_reminders (
    order_id     uuid        not null references orders.orders (id),
    level        smallint    not null check (level between 1 and 3),
    -- What was to be paid, in minor units.
    amount_minor bigint      not null check (amount_minor > 0),
    reminded_at  timestamptz not null,
    primary key (order_id, level)
);

-- What customers may owe for purchases on account, instead of the limits of the way to pay. Empty if those count again.
create table orders.credit_limits (
    customer_id  uuid        primary key,
    currencies   text[]      not null,
    -- In minor units, in the order of the currencies.
    limits_minor bigint[]    not null check (cardinality(limits_minor) = cardinality(currencies)),
    version      bigint      not null,
    updated_at   timestamptz not null
);
