-- Slugs that a collection or brand had and that are free now: addresses that must not break.
create table catalog.old_collection_slugs (
    slug          text not null,
    locale        text not null,
    collection_id uuid not null references catalog.collections (id) on delete cascade,
    primary key (slug, locale)
);

create index old_collection_slugs_of_collection on catalog.old_collection_slugs (collection_id);

create table catalog.old_brand_slugs (
    slug     text primary key,
    brand_id uuid not null references catalog.brands (id) on delete cascade
);

create index old_brand_slugs_of_brand on catalog.old_brand_slugs (brand_id);
