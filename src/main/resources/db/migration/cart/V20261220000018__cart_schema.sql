create schema if not exists cart;

create table cart.carts (
    id                 uuid        primary key,
    version            bigint      not null check (version > 0),
    status             text        not null check (status in ('ACTIVE', 'FROZEN', 'COMPLETED')),
    token_hash         bytea       check (length(token_hash) = 32),
    customer_id        uuid,
    channel            text        not null default 'default' check (length(channel) between 1 and 64),
    currency           char(3)     not null,
    locale             text        not null,
    email              text        check (length(email) <= 254),
    note               text        check (length(note) <= 1000),
    shipping_address   jsonb,
    billing_address    jsonb,
    -- The buyer's VAT number: its form was checked, and its register is known to the module tax.
    vat_number         text        check (vat_number ~ '^[A-Z]{2}[0-9A-Z+*]{2,14}$'),
    shipping_method_id uuid,
    shipping_groups    jsonb       check (jsonb_typeof(shipping_groups) = 'array'),
    -- The pickup point that the buyer selected, with its address.
    pickup             jsonb       check (jsonb_typeof(pickup) = 'object'),
    -- The points of carriers that the buyer selected, by the id of the shipping group; that of the cart for the units in
    -- no group.
    carrier_points     jsonb       check (jsonb_typeof(carrier_points) = 'object'),
    -- The codes of promotions that the buyer entered.
    codes              text[]      not null default '{}' check (cardinality(codes) <= 10),
    payment_method     text        check (length(payment_method) between 1 and 50),
    -- Gift cards that pay for the cart, in the order in which they are spent.
    gift_cards         uuid[]      not null default '{}',
    -- The prices that a buyer was promised last: items with their unit prices, the shipping and the total, in minor units.
    kept_prices        jsonb,
    kept_at            timestamptz,
    kept_until         timestamptz,
    -- The order that a frozen cart is becoming, or that a completed cart became.
    order_id           uuid,
    payment_id         uuid,
    frozen_at          timestamptz,
    lease_until        timestamptz,
    agreed_terms       jsonb       check (jsonb_typeof(agreed_terms) = 'object'),
    -- When it was reported as abandoned; a change of the cart clears it.
    abandoned_at       timestamptz,
    recovered_at       timestamptz,
    -- Of the token in the mail.
    recovery_hash      bytea       check (length(recovery_hash) = 32),
    recovery_until     timestamptz,
    -- The actor who created the draft order; null for the carts of buyers.
    drafted_by         text,
    -- Of the payment link, which lets a buyer pay for the draft.
    link_hash          bytea,
    link_until         timestamptz,
    -- The reservation that holds the stock of the draft for a time.
    hold_reference     uuid,
    hold_until         timestamptz,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    expires_at         timestamptz not null,
    check ((token_hash is null) <> (customer_id is null)),
    check ((status = 'ACTIVE') = (order_id is null)),
    check ((status = 'ACTIVE') = (payment_id is null)),
    check ((status = 'ACTIVE') = (frozen_at is null)),
    check ((status = 'FROZEN') = (lease_until is not null)),
    check ((kept_prices is null) = (kept_at is null)),
    check ((kept_prices is null) = (kept_until is null)),
    check ((recovery_hash is null) = (recovery_until is null))
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05); -- see docs/scaling.md

comment on column cart.carts.shipping_groups is
    'what is sent apart from the rest: id, address if it has its own, method, units by item; null for an undivided cart';
comment on column cart.carts.payment_method is
    'code of the payment method that the buyer selected, because discounts can depend on it; null if none is selected';
comment on column cart.carts.agreed_terms is
    'taxes and shipping options of the order that a frozen cart is under way to, or that a completed cart became';

create index carts_frozen on cart.carts (frozen_at) where status = 'FROZEN';
create index carts_abandoned on cart.carts (expires_at) where status = 'ACTIVE' and customer_id is null;
create index carts_customer on cart.carts (customer_id, updated_at) where customer_id is not null;
-- A guest who signs in brings the token, not the id.
create unique index carts_token on cart.carts (token_hash) where token_hash is not null;
create index carts_open on cart.carts (customer_id, updated_at desc) where customer_id is not null and status = 'ACTIVE';
create unique index carts_recovery on cart.carts (recovery_hash) where recovery_hash is not null;
create index carts_idle on cart.carts (updated_at)
    where status = 'ACTIVE' and email is not null and abandoned_at is null;
create index carts_updated on cart.carts (updated_at desc, id desc);
create index carts_email on cart.carts (lower(email)) where email is not null;

create table cart.items (
    id                uuid    primary key,
    cart_id           uuid    not null references cart.carts on delete cascade,
    position          integer not null check (position >= 0),
    variant_id        uuid    not null,
    quantity          integer not null check (quantity between 1 and 999),
    -- What the buyer entered for the units of an item, by the codes of the product's inputs. The same variant can be in a
    -- cart more than once, with other inputs.
    inputs            jsonb   not null default '{}' check (jsonb_typeof(inputs) = 'object'),
    -- What a unit cost when it was added: only to report that the price has changed since, never to charge it.
    added_price_minor bigint  not null check (added_price_minor >= 0),
    -- A unit price that staff entered in a draft order, with the reason: {"minor", "reason", "by"}.
    price_override    jsonb,
    -- What staff entered for an item that is not in the catalogue: {"title", "sku", "taxCategory", "shippable",
    -- "weightGrams"}. Its price is price_override, and its variant_id is its own id.
    custom            jsonb
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);

create unique index items_content on cart.items (cart_id, variant_id, md5(inputs::text));

-- Finds the draft orders among the carts: carts that staff prepare for a customer.
create table cart.drafts (
    cart_id     uuid  primary key references cart.carts on delete cascade,
    -- Of the last payment link; cart.carts.link_hash decides whether it is valid.
    lookup_hash bytea check (length(lookup_hash) = 32)
);

create unique index drafts_lookup on cart.drafts (lookup_hash) where lookup_hash is not null;

-- Addresses that get no reminders, as HMACs.
create table cart.reminder_opt_outs (
    address_key bytea       primary key check (length(address_key) = 32),
    created_at  timestamptz not null
);

-- Which address got a reminder, as an HMAC: the reader of the mail may opt out of reminders, even if the cart and the
-- token in it no longer exist.
create table cart.reminders (
    token_hash  bytea       primary key check (length(token_hash) = 32),
    address_key bytea       not null check (length(address_key) = 32),
    created_at  timestamptz not null
);

create index reminders_created on cart.reminders (created_at);
