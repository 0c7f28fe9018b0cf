create schema if not exists wishlist;

create table wishlist.lists (
    id          uuid        primary key,
    version     bigint      not null check (version > 0),
    customer_id uuid        not null,
    name        text        not null check (length(name) between 1 and 100),
    -- SHA-256 of the token of the link that shows the list to others.
    share_hash  bytea       unique check (octet_length(share_hash) = 32),
    owner_name  text        check (length(owner_name) between 1 and 60),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    check (share_hash is not null or owner_name is null)
);

create index lists_of_customer on wishlist.lists (customer_id, created_at, id);

create table wishlist.items (
    id            uuid        primary key,
    list_id       uuid        not null references wishlist.lists (id) on delete cascade,
    variant_id    uuid        not null,
    product_id    uuid        not null,
    -- Titles when it was added, for products that are deleted.
    title         text        not null check (length(title) between 1 and 500),
    variant_title text        not null check (length(variant_title) <= 500),
    quantity      int         not null check (quantity between 1 and 999),
    note          text        check (length(note) <= 500),
    created_at    timestamptz not null,
    unique (list_id, variant_id)
);

create index items_of_list on wishlist.items (list_id, created_at desc, id desc);
