-- Orders whose buyers are invited to review: one row for each completed order of a customer.
create table review.invitations (
    order_id         uuid        primary key,
    customer_id      uuid        not null,
    status           text        not null check (status in ('WAITING', 'SENT', 'SKIPPED')),
    channel          text        not null check (length(channel) between 1 and 64),
    locale           text        not null check (length(locale) between 2 and 35),
    due_at           timestamptz,
    -- SHA-256 of the token of the link.
    token_hash       bytea       unique check (octet_length(token_hash) = 32),
    token_expires_at timestamptz,
    created_at       timestamptz not null,
    expires_at       timestamptz not null,
    check ((status = 'WAITING') = (due_at is not null)),
    check ((token_hash is null) = (token_expires_at is null))
);
create index invitations_due on review.invitations (due_at, order_id) where status = 'WAITING';
create index invitations_customer on review.invitations (customer_id);
create index invitations_expiry on review.invitations (expires_at);

-- Addresses that get no invitations: their keyed hashes.
create table review.invitation_opt_outs (
    address_key bytea       primary key check (octet_length(address_key) = 32),
    created_at  timestamptz not null
);
