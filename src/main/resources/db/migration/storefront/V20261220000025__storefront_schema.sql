create schema if not exists storefront;

-- What lists of products are sorted and filtered by, one narrow row each, so that a page is one index range. Copied from
-- the catalog and the price lists; a little late is good enough, because what is shown is read from the owners.
create table storefront.product_titles (
    product_id uuid not null,
    locale     text not null,
    sort_title text not null,
    primary key (product_id, locale)
);

create index product_titles_sorted on storefront.product_titles (locale, sort_title, product_id);

create table storefront.product_prices (
    product_id   uuid    not null,
    currency     char(3) not null,
    amount_minor bigint  not null,
    primary key (product_id, currency)
);

create index product_prices_sorted on storefront.product_prices (currency, amount_minor, product_id);

-- Which products are in which collection, one narrow row each: derived from the rules of the catalog, from prices and
-- stock. A little late is good enough, because what is shown is read from the owners.
create table storefront.collection_listings (
    collection_id uuid        not null,
    product_id    uuid        not null,
    published_at  timestamptz not null,
    position      integer     not null,
    primary key (collection_id, product_id)
);

create index collection_listings_newest on storefront.collection_listings (collection_id, published_at desc, product_id desc);
create index collection_listings_placed on storefront.collection_listings
    (collection_id, position, published_at desc, product_id desc);
create index collection_listings_of_product on storefront.collection_listings (product_id);

-- When the next comparison with the owners is due, so that one process makes it for all.
create table storefront.sweeps (
    name    text        primary key check (length(name) between 1 and 40),
    next_at timestamptz not null
);
