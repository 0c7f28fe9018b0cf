create schema if not exists catalog;

create extension if not exists pg_trgm with schema public;

create table catalog.products (
    id           uuid        primary key,
    version      bigint      not null,
    status       text        not null check (status in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
    published_at timestamptz,
    tax_category text        not null check (length(tax_category) between 1 and 40),
    external_id  text        constraint products_external_id unique check (length(external_id) between 1 and 255),
    options      jsonb       not null check (jsonb_typeof(options) = 'array'),
    metadata     jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (status <> 'PUBLISHED' or published_at is not null)
);

create index products_newest on catalog.products (published_at desc, id desc) where status = 'PUBLISHED';
create index products_created on catalog.products (created_at, id);
create index products_updated on catalog.products (updated_at, id);

create table catalog.product_translations (
    product_id  uuid not null references catalog.products (id) on delete cascade,
    locale      text not null check (length(locale) between 2 and 35),
    title       text not null check (length(title) between 1 and 200),
    description text not null check (length(description) <= 20000),
    slug        text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    primary key (product_id, locale),
    constraint product_translations_slug unique (slug, locale)
);

create index product_translations_title on catalog.product_translations (locale, title, product_id);
create index product_translations_search on catalog.product_translations using gin (title public.gin_trgm_ops);

create table catalog.variants (
    id            uuid    primary key,
    product_id    uuid    not null references catalog.products (id) on delete cascade,
    position      integer not null check (position >= 0),
    sku           text    not null constraint variants_sku unique check (length(sku) between 1 and 64),
    barcode       text    check (length(barcode) between 1 and 64),
    option_values text[]  not null,
    weight_grams  bigint  not null check (weight_grams between 0 and 10000000),
    shippable     boolean not null,
    constraint variants_options unique (product_id, option_values) deferrable initially immediate
);

create index variants_of_product on catalog.variants (product_id, position);
create index variants_barcode on catalog.variants (barcode) where barcode is not null;

create table catalog.product_media (
    product_id uuid    not null references catalog.products (id) on delete cascade,
    position   integer not null check (position >= 0),
    url        text    not null check (length(url) between 1 and 500),
    alt        text    not null check (length(alt) <= 300),
    width      integer check (width between 1 and 20000),
    height     integer check (height between 1 and 20000),
    primary key (product_id, position)
);

create table catalog.categories (
    id         uuid        primary key,
    version    bigint      not null,
    parent_id  uuid        constraint categories_parent references catalog.categories (id),
    position   integer     not null check (position >= 0),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (parent_id <> id)
);

create index categories_of_parent on catalog.categories (parent_id, position);

create table catalog.category_translations (
    category_id uuid not null references catalog.categories (id) on delete cascade,
    locale      text not null check (length(locale) between 2 and 35),
    name        text not null check (length(name) between 1 and 200),
    description text not null check (length(description) <= 20000),
    slug        text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    primary key (category_id, locale),
    constraint category_translations_slug unique (slug, locale)
);

create table catalog.product_categories (
    product_id  uuid    not null references catalog.products (id) on delete cascade,
    category_id uuid    not null constraint product_categories_category references catalog.categories (id),
    position    integer not null check (position >= 0),
    primary key (product_id, category_id)
);

create index product_categories_of_category on catalog.product_categories (category_id, product_id);

-- Every published product under every category that it is in, directly or further down: the newest of a whole
-- branch is then one index range.
create table catalog.category_listings (
    category_id  uuid        not null references catalog.categories (id) on delete cascade,
    product_id   uuid        not null references catalog.products (id) on delete cascade,
    published_at timestamptz not null,
    primary key (category_id, product_id)
);

create index category_listings_newest on catalog.category_listings (category_id, published_at desc, product_id desc);
create index category_listings_of_product on catalog.category_listings (product_id);

-- Writes the listings of these products anew. A function, because products and categories both change them.
create function catalog.relist(products uuid[]) returns void language sql as $$
    delete from catalog.category_listings where product_id = any (products);
    insert into catalog.category_listings (category_id, product_id, published_at)
    with recursive branch as (
        select p.id as product_id, p.published_at, pc.category_id
        from catalog.products p
        join catalog.product_categories pc on pc.product_id = p.id
        where p.id = any (products) and p.status = 'PUBLISHED'
        union
        select b.product_id, b.published_at, c.parent_id
        from branch b
        join catalog.categories c on c.id = b.category_id
        where c.parent_id is not null
    )
    select category_id, product_id, published_at from branch;
$$;
