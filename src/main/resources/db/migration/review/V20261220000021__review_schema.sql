create schema if not exists review;

-- Reviews of customers and of guests, who have the e-mail address of their order, in lower case.
create table review.reviews (
    id                uuid        primary key,
    version           bigint      not null,
    product_id        uuid        not null,
    customer_id       uuid,
    guest_email       text,
    rating            smallint    not null check (rating between 1 and 5),
    title             text        not null check (char_length(title) between 1 and 150),
    body              text        not null check (char_length(body) between 1 and 5000),
    author            text        not null check (char_length(author) between 1 and 60),
    locale            text        not null,
    verified_purchase boolean     not null,
    status            text        not null check (status in ('PENDING', 'APPROVED', 'REJECTED')),
    reply             text        check (char_length(reply) <= 5000),
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    decided_at        timestamptz,
    constraint reviews_author check (num_nonnulls(customer_id, guest_email) = 1),
    constraint reviews_one_of_customer unique (customer_id, product_id)
);

create unique index reviews_one_of_guest on review.reviews (guest_email, product_id) where guest_email is not null;
create index reviews_shown on review.reviews (product_id, created_at desc, id desc) where status = 'APPROVED';
create index reviews_shown_by_rating on review.reviews (product_id, rating, id) where status = 'APPROVED';
create index reviews_created on review.reviews (created_at desc, id desc);
create index reviews_updated on review.reviews (updated_at, id);
create index reviews_status on review.reviews (status, created_at desc, id desc);

-- Sums of the approved reviews of a product, updated in the transactions that show and hide them.
create table review.ratings (
    product_id uuid    primary key,
    reviews    integer not null check (reviews >= 0),
    stars      bigint  not null check (stars between reviews and 5 * reviews)
);

-- Orders whose buyers are invited to review: one row for each completed order.
create table review.invitations (
    order_id         uuid        primary key,
    -- Absent for guests.
    customer_id      uuid,
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
