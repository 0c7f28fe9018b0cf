create schema if not exists newsletter;

-- Recipients of the newsletter, one row for each address. A former subscriber remains as a keyed hash.
create table newsletter.subscribers (
    id                uuid        primary key,
    status            text        not null check (status in ('PENDING', 'SUBSCRIBED', 'UNSUBSCRIBED')),
    email             text        check (length(email) between 1 and 320),
    email_key         text        check (length(email_key) between 1 and 320),
    -- Keyed hash of the canonical address: the token of the links that unsubscribe.
    address_key       bytea       not null unique check (octet_length(address_key) = 32),
    locale            text        not null check (length(locale) between 2 and 35),
    channel           text        not null check (length(channel) between 1 and 64),
    customer_id       uuid,
    -- What the person agreed to in the form.
    text_id           uuid,
    -- What a subscriber agreed to who sent the form again and has not confirmed it yet.
    requested_text_id uuid,
    requested_at      timestamptz,
    request_ip        text        check (length(request_ip) <= 45),
    request_agent     text        check (length(request_agent) <= 300),
    -- SHA-256 of the token that confirms.
    token_hash        bytea       unique check (octet_length(token_hash) = 32),
    token_expires_at  timestamptz,
    -- SHA-256 of earlier tokens of a request that work, too, until it is confirmed or expires.
    earlier_tokens    bytea[]     not null default '{}',
    subscribed_at     timestamptz,
    unsubscribed_at   timestamptz,
    unsubscribed_by   text        check (unsubscribed_by in ('LINK', 'ACCOUNT', 'STAFF')),
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    -- When an unconfirmed request, or the address of a former subscriber, is deleted.
    expires_at        timestamptz,
    check ((token_hash is null) = (token_expires_at is null)),
    check ((email is null) = (email_key is null)),
    check (status = 'UNSUBSCRIBED' or email is not null),
    check (status <> 'SUBSCRIBED' or subscribed_at is not null),
    check ((status = 'UNSUBSCRIBED') = (unsubscribed_at is not null))
);

create index subscribers_created on newsletter.subscribers (created_at desc, id desc);
create index subscribers_updated on newsletter.subscribers (updated_at, id);
create index subscribers_address on newsletter.subscribers (email_key) where email_key is not null;
create index subscribers_customer on newsletter.subscribers (customer_id) where customer_id is not null;
create index subscribers_earlier_tokens on newsletter.subscribers using gin (earlier_tokens);
create index subscribers_expiry on newsletter.subscribers (expires_at) where expires_at is not null;
