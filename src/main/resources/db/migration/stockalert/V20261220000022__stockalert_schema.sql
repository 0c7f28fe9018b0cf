create schema if not exists stockalert;

-- Shoppers who want a mail when a variant can be bought again: one row for each address and variant.
create table stockalert.alerts (
    id               uuid        primary key,
    status           text        not null check (status in ('PENDING', 'WAITING', 'SENT')),
    variant_id       uuid        not null,
    product_id       uuid        not null,
    channel          text        not null check (length(channel) between 1 and 64),
    locale           text        not null check (length(locale) between 2 and 35),
    customer_id      uuid,
    email            text        not null check (length(email) between 1 and 320),
    -- The canonical address.
    email_key        text        not null check (length(email_key) between 1 and 320),
    -- Keyed hash of the canonical address: the token of the links that cancel.
    address_key      bytea       not null check (octet_length(address_key) = 32),
    -- SHA-256 of the token that confirms the address of a guest.
    token_hash       bytea       unique check (octet_length(token_hash) = 32),
    token_expires_at timestamptz,
    -- SHA-256 of earlier tokens of an alert that work, too, until it is confirmed or they expire.
    earlier_tokens   bytea[]     not null default '{}',
    created_at       timestamptz not null,
    waiting_since    timestamptz,
    sent_at          timestamptz,
    expires_at       timestamptz not null,
    unique (email_key, variant_id),
    check ((token_hash is null) = (token_expires_at is null)),
    check (status <> 'WAITING' or waiting_since is not null),
    check (status <> 'SENT' or sent_at is not null)
);

create index alerts_waiting on stockalert.alerts (variant_id, waiting_since, id) where status = 'WAITING';
create index alerts_sent on stockalert.alerts (variant_id, sent_at) where sent_at is not null;
create index alerts_of_customer on stockalert.alerts (customer_id, created_at desc) where customer_id is not null;
create index alerts_of_address on stockalert.alerts (address_key);
create index alerts_earlier_tokens on stockalert.alerts using gin (earlier_tokens);
create index alerts_expiry on stockalert.alerts (expires_at);

-- Variants with alerts, and when their stock is checked again.
create table stockalert.watches (
    variant_id uuid        primary key,
    product_id uuid        not null,
    -- The variants whose stock it consumes: itself, or the parts of a bundle.
    stock_ids  uuid[]      not null check (cardinality(stock_ids) between 1 and 100),
    due_at     timestamptz not null
);

create index watches_due on stockalert.watches (due_at, variant_id);
create index watches_stock on stockalert.watches using gin (stock_ids);
create index watches_product on stockalert.watches (product_id);
