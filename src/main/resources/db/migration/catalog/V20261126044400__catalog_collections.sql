create table catalog.collections (
    id         uuid        primary key,
    version    bigint      not null,
    rules      jsonb       check (jsonb_typeof(rules) = 'object'),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index collections_created on catalog.collections (created_at, id);

create table catalog.collection_translations (
    collection_id uuid not null references catalog.collections (id) on delete cascade,
    locale        text not null check (length(locale) between 2 and 35),
    name          text not null check (length(name) between 1 and 200),
    description   text not null check (length(description) <= 20000),
    slug          text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    primary key (collection_id, locale),
    constraint collection_translations_slug unique (slug, locale)
);

create index collection_translations_named on catalog.collection_translations (locale, name, collection_id);

-- What staff put into collections that have no rules.
create table catalog.collection_products (
    collection_id uuid    not null references catalog.collections (id) on delete cascade,
    product_id    uuid    not null constraint collection_products_product references catalog.products (id),
    position      integer not null check (position >= 0),
    primary key (collection_id, product_id)
);

create index collection_products_of_product on catalog.collection_products (product_id);

create view catalog.pub_collections as
    select id as collection_id, version, rules from catalog.collections;

create view catalog.pub_collection_translations as
    select collection_id, locale, name, description, slug from catalog.collection_translations;

create view catalog.pub_collection_products as
    select collection_id, product_id, position from catalog.collection_products;
