-- Which products are in which collection, one narrow row each: worked out from the rules of the catalogue, from prices
-- and stock. A little late is good enough, because what is shown is read from the owners.
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
