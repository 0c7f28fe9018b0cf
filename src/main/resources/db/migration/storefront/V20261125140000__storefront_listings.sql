create schema if not exists storefront;

-- What lists of products are sorted and filtered by, one narrow row each, so that a page is one index range. Copied from
-- the catalogue and the price lists; a little late is good enough, because what is shown is read from the owners.

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
