create schema if not exists catalog;

create extension if not exists pg_trgm with schema public;

create table catalog.product_types (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null constraint product_types_code unique check (length(code) between 1 and 60),
    name       text        not null check (length(name) between 1 and 100),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index product_types_created on catalog.product_types (created_at, id);

-- A brand has one row: translations are by language tag.
create table catalog.brands (
    id                 uuid        primary key,
    version            bigint      not null,
    name               text        not null check (length(name) between 1 and 100),
    slug               text        not null constraint brands_slug unique
                                   check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    description        text        not null check (length(description) <= 20000),
    descriptions       jsonb       not null check (jsonb_typeof(descriptions) = 'object'),
    picture            jsonb       check (jsonb_typeof(picture) = 'object'),
    -- Who answers for the safety of the products of a brand: `{"name", "address", "electronicAddress"}`.
    manufacturer       jsonb,
    responsible_person jsonb,
    seo_title          text        check (length(seo_title) between 1 and 200),
    seo_titles         jsonb       not null default '{}' check (jsonb_typeof(seo_titles) = 'object'),
    seo_description    text        check (length(seo_description) between 1 and 500),
    seo_descriptions   jsonb       not null default '{}' check (jsonb_typeof(seo_descriptions) = 'object'),
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);

create index brands_named on catalog.brands (name, id);
create index brands_created on catalog.brands (created_at, id);

create table catalog.products (
    id           uuid        primary key,
    version      bigint      not null,
    status       text        not null check (status in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED')),
    published_at timestamptz,
    unpublish_at timestamptz,
    -- When the status changes next.
    due_at       timestamptz generated always as (
        case status when 'SCHEDULED' then published_at when 'PUBLISHED' then unpublish_at end) stored,
    external_id  text        constraint products_external_id unique check (length(external_id) between 1 and 255),
    type_id      uuid        constraint products_type references catalog.product_types (id),
    brand_id     uuid        constraint products_brand references catalog.brands (id),
    tax_category text        not null check (length(tax_category) between 1 and 40),
    options      jsonb       not null check (jsonb_typeof(options) = 'array'),
    attributes   jsonb       not null default '{}' check (jsonb_typeof(attributes) = 'object'),
    -- What buyers enter about a product, such as a text to engrave, in the order of the form.
    inputs       jsonb       not null default '[]'
        check (jsonb_typeof(inputs) = 'array' and jsonb_array_length(inputs) <= 10),
    tags         text[]      not null default '{}' check (cardinality(tags) <= 50),
    metadata     jsonb       not null check (jsonb_typeof(metadata) = 'object'),
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (status <> 'PUBLISHED' or published_at is not null),
    constraint products_schedule check (
        (status <> 'SCHEDULED' or published_at is not null)
        and (unpublish_at is null or status in ('SCHEDULED', 'PUBLISHED')))
);

create index products_newest on catalog.products (published_at desc, id desc) where status = 'PUBLISHED';
create index products_live on catalog.products (published_at desc, id desc) where status in ('PUBLISHED', 'SCHEDULED');
create index products_created on catalog.products (created_at, id);
create index products_updated on catalog.products (updated_at, id);
create index products_of_type on catalog.products (type_id, id) where type_id is not null;
create index products_of_brand on catalog.products (brand_id, published_at desc, id desc) where brand_id is not null;
create index products_tagged on catalog.products using gin (tags);
create index products_due on catalog.products (due_at) where due_at is not null;

create table catalog.product_translations (
    product_id      uuid not null references catalog.products (id) on delete cascade,
    locale          text not null check (length(locale) between 2 and 35),
    title           text not null check (length(title) between 1 and 200),
    description     text not null check (length(description) <= 20000),
    slug            text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    seo_title       text check (length(seo_title) between 1 and 200),
    seo_description text check (length(seo_description) between 1 and 500),
    primary key (product_id, locale),
    constraint product_translations_slug unique (slug, locale)
);

create index product_translations_title on catalog.product_translations (locale, title, product_id);
create index product_translations_search on catalog.product_translations using gin (title public.gin_trgm_ops);

create table catalog.variants (
    id               uuid    primary key,
    product_id       uuid    not null references catalog.products (id) on delete cascade,
    position         integer not null check (position >= 0),
    sku              text    not null constraint variants_sku unique check (length(sku) between 1 and 64),
    barcode          text    check (length(barcode) between 1 and 64),
    option_values    text[]  not null,
    attributes       jsonb   not null default '{}' check (jsonb_typeof(attributes) = 'object'),
    shippable        boolean not null,
    -- What shipping prices depend on.
    weight_grams     bigint  not null check (weight_grams between 0 and 10000000),
    volume_cm3       bigint  not null default 0 check (volume_cm3 between 0 and 1000000000),
    shipping_profile text    check (shipping_profile ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    constraint variants_options unique (product_id, option_values) deferrable initially immediate
);

create index variants_of_product on catalog.variants (product_id, position);
create index variants_barcode on catalog.variants (barcode) where barcode is not null;

create table catalog.product_media (
    product_id  uuid    not null references catalog.products (id) on delete cascade,
    position    integer not null check (position >= 0),
    -- In the library; absent for a picture elsewhere.
    media_id    uuid,
    url         text    not null check (length(url) between 1 and 500),
    alt         text    not null check (length(alt) <= 300),
    width       integer,
    height      integer,
    role        text    not null default 'GALLERY' check (role in ('GALLERY', 'LISTING', 'SWATCH')),
    -- The variants that it shows.
    variant_ids uuid[]  not null default '{}',
    primary key (product_id, position),
    constraint product_media_edges check (width between 1 and 30000 and height between 1 and 30000)
);

create table catalog.categories (
    id         uuid        primary key,
    version    bigint      not null,
    parent_id  uuid        constraint categories_parent references catalog.categories (id),
    position   integer     not null check (position >= 0),
    -- As in collections and brands: `media` (its id, if it is in the library), `url`, `alt`, `width` and `height`.
    picture    jsonb       check (jsonb_typeof(picture) = 'object'),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (parent_id <> id)
);

create index categories_of_parent on catalog.categories (parent_id, position);

create table catalog.category_translations (
    category_id     uuid not null references catalog.categories (id) on delete cascade,
    locale          text not null check (length(locale) between 2 and 35),
    name            text not null check (length(name) between 1 and 200),
    description     text not null check (length(description) <= 20000),
    slug            text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    seo_title       text check (length(seo_title) between 1 and 200),
    seo_description text check (length(seo_description) between 1 and 500),
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
    category_id   uuid        not null references catalog.categories (id) on delete cascade,
    product_id    uuid        not null references catalog.products (id) on delete cascade,
    published_at  timestamptz not null,
    visible_from  timestamptz,
    visible_until timestamptz,
    primary key (category_id, product_id)
);

create index category_listings_newest on catalog.category_listings (category_id, published_at desc, product_id desc);
create index category_listings_of_product on catalog.category_listings (product_id);
-- Lists in another order compare their products with all of a category, and count them first. The index includes what
-- decides whether a product is visible: otherwise each of some thousand rows is fetched from another page.
create index category_listings_members on catalog.category_listings (category_id, product_id)
    include (visible_from, visible_until);

create table catalog.attributes (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null constraint attributes_code unique check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    kind       text        not null
        check (kind in ('TEXT', 'LOCALIZED_TEXT', 'RICH_TEXT', 'NUMBER', 'BOOLEAN', 'ENUM', 'LOCALIZED_ENUM', 'DATE',
                    'DATE_TIME', 'MONEY', 'PRODUCT_REFERENCE', 'CATEGORY_REFERENCE', 'MEDIA')),
    many       boolean     not null,
    name       text        not null check (length(name) between 1 and 100),
    names      jsonb       not null check (jsonb_typeof(names) = 'object'),
    unit       text        check (length(unit) between 1 and 20),
    choices    jsonb       not null check (jsonb_typeof(choices) = 'array'),
    searchable boolean     not null,
    filterable boolean     not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index attributes_created on catalog.attributes (created_at, id);

create table catalog.product_type_attributes (
    type_id      uuid    not null references catalog.product_types (id) on delete cascade,
    attribute_id uuid    not null constraint product_type_attributes_attribute references catalog.attributes (id),
    position     integer not null check (position >= 0),
    level        text    not null check (level in ('PRODUCT', 'VARIANT')),
    required     boolean not null,
    rule         text    not null check (rule in ('NONE', 'UNIQUE', 'COMBINATION_UNIQUE', 'SAME_FOR_ALL')),
    primary key (type_id, attribute_id),
    check (level = 'VARIANT' or rule in ('NONE', 'UNIQUE'))
);

create index product_type_attributes_of_attribute on catalog.product_type_attributes (attribute_id);

-- Every value of every attribute once more, narrow, to be filtered, compared and referred by: the values that people
-- read are those in products.attributes and variants.attributes.
create table catalog.attribute_values (
    owner_id          uuid    not null,
    attribute_id      uuid    not null references catalog.attributes (id),
    key               text    not null check (length(key) between 1 and 200),
    product_id        uuid    not null references catalog.products (id) on delete cascade,
    variant_id        uuid    references catalog.variants (id) on delete cascade,
    number            numeric,
    referred_product  uuid    constraint attribute_values_product references catalog.products (id),
    referred_category uuid    constraint attribute_values_category references catalog.categories (id),
    -- An item of the library, which must not be deleted meanwhile (media.uses).
    referred_media    uuid,
    primary key (owner_id, attribute_id, key),
    check (owner_id = coalesce(variant_id, product_id))
);

create index attribute_values_by_key on catalog.attribute_values (attribute_id, key, product_id);
create index attribute_values_by_number on catalog.attribute_values (attribute_id, number, product_id)
    where number is not null;
create index attribute_values_of_variant on catalog.attribute_values (variant_id) where variant_id is not null;
create index attribute_values_refer_product on catalog.attribute_values (referred_product)
    where referred_product is not null;
create index attribute_values_refer_category on catalog.attribute_values (referred_category)
    where referred_category is not null;
create index attribute_values_refer_media on catalog.attribute_values (product_id)
    where referred_media is not null;
-- Whether one product has a matching value is read from the index alone.
create index attribute_values_in_product on catalog.attribute_values (product_id, attribute_id) include (key, number);

-- The values in use, of the attributes that must be unique within a type.
create table catalog.unique_values (
    type_id      uuid not null references catalog.product_types (id) on delete cascade,
    attribute_id uuid not null references catalog.attributes (id),
    key          text not null,
    product_id   uuid not null references catalog.products (id) on delete cascade,
    owner_id     uuid not null,
    constraint unique_values_taken primary key (type_id, attribute_id, key)
);

create index unique_values_of_product on catalog.unique_values (product_id);

create table catalog.product_relations (
    product_id uuid    not null references catalog.products (id) on delete cascade,
    kind       text    not null check (kind in ('RELATED', 'CROSS_SELL', 'UP_SELL', 'ACCESSORY')),
    related_id uuid    not null constraint product_relations_related references catalog.products (id),
    position   integer not null check (position >= 0),
    primary key (product_id, kind, related_id),
    check (product_id <> related_id)
);

create index product_relations_related_to on catalog.product_relations (related_id);

-- Slugs that a product or category had and that are free now: addresses that must not break.
create table catalog.old_product_slugs (
    slug       text not null,
    locale     text not null,
    product_id uuid not null references catalog.products (id) on delete cascade,
    primary key (slug, locale)
);

create index old_product_slugs_of_product on catalog.old_product_slugs (product_id);

create table catalog.old_category_slugs (
    slug        text not null,
    locale      text not null,
    category_id uuid not null references catalog.categories (id) on delete cascade,
    primary key (slug, locale)
);

create index old_category_slugs_of_category on catalog.old_category_slugs (category_id);

create table catalog.redirects (
    id         uuid        primary key,
    path       text        not null constraint redirects_path unique check (length(path) between 1 and 500),
    target     text        not null check (length(target) between 1 and 500),
    permanent  boolean     not null,
    created_at timestamptz not null,
    check (path <> target)
);

create index redirects_created on catalog.redirects (created_at, id);

create table catalog.collections (
    id         uuid        primary key,
    version    bigint      not null,
    rules      jsonb       check (jsonb_typeof(rules) = 'object'),
    picture    jsonb       check (jsonb_typeof(picture) = 'object'),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index collections_created on catalog.collections (created_at, id);

create table catalog.collection_translations (
    collection_id   uuid not null references catalog.collections (id) on delete cascade,
    locale          text not null check (length(locale) between 2 and 35),
    name            text not null check (length(name) between 1 and 200),
    description     text not null check (length(description) <= 20000),
    slug            text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    seo_title       text check (length(seo_title) between 1 and 200),
    seo_description text check (length(seo_description) between 1 and 500),
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

-- What staff have decided about single products in single channels.
create table catalog.channel_products (
    channel_id           uuid        not null,
    product_id           uuid        not null constraint channel_products_product references catalog.products (id),
    version              bigint      not null,
    -- Whether the channel sells the product, or excludes it.
    listed               boolean     not null,
    published_from       timestamptz,
    published_until      timestamptz,
    -- When shoppers next see a difference; an event reports it then, and the column becomes empty.
    due_at               timestamptz,
    -- Copied from the product, so that a list is one range of an index: empty unless it is in the shop, or scheduled.
    product_published_at timestamptz,
    visible_from         timestamptz,
    visible_until        timestamptz,
    updated_at           timestamptz not null,
    primary key (channel_id, product_id),
    check (published_until > published_from),
    check (listed or (published_from is null and published_until is null))
);

create index channel_products_of_product on catalog.channel_products (product_id);
create index channel_products_due on catalog.channel_products (due_at) where due_at is not null;
create index channel_products_changed on catalog.channel_products (channel_id, updated_at desc, product_id desc);
create index channel_products_newest on catalog.channel_products (channel_id, product_published_at desc, product_id desc)
    where listed and product_published_at is not null;

-- Copies what the entries of those products need of them.
create function catalog.relist_channels(products uuid[]) returns void language sql as $$
    update catalog.channel_products e
    set product_published_at = case when p.status in ('PUBLISHED', 'SCHEDULED') then p.published_at end,
        visible_from = greatest(e.published_from, case p.status when 'SCHEDULED' then p.published_at end),
        visible_until = least(e.published_until, p.unpublish_at)
    from catalog.products p
    where p.id = e.product_id and e.product_id = any (products);
$$;

-- Rebuilds the listings of these products. A function, because products and categories both change them.
create function catalog.relist(products uuid[]) returns void language sql as $$
    delete from catalog.category_listings where product_id = any (products);
    insert into catalog.category_listings (category_id, product_id, published_at, visible_from, visible_until)
    with recursive branch as (
        select p.id as product_id, p.published_at,
               case p.status when 'SCHEDULED' then p.published_at end as visible_from, p.unpublish_at, pc.category_id
        from catalog.products p
        join catalog.product_categories pc on pc.product_id = p.id
        where p.id = any (products) and p.status in ('PUBLISHED', 'SCHEDULED')
        union
        select b.product_id, b.published_at, b.visible_from, b.unpublish_at, c.parent_id
        from branch b
        join catalog.categories c on c.id = b.category_id
        where c.parent_id is not null
    )
    select category_id, product_id, published_at, visible_from, unpublish_at from branch;
    select catalog.relist_channels(products);
$$;

-- Products whose variants are gift cards. In `ranges`, each currency in which buyers choose the value has a maximum and
-- suggestions; the smallest value is the price of the variant.
create table catalog.gift_cards (
    product_id uuid    primary key references catalog.products (id) on delete cascade,
    amount     text    not null check (amount in ('FIXED', 'CHOSEN')),
    ranges     jsonb   not null check (jsonb_typeof(ranges) = 'array'),
    valid_days integer check (valid_days between 1 and 36500),
    check ((amount = 'CHOSEN') = (jsonb_array_length(ranges) > 0))
);

-- Variants that are sold as several others together. A part is never a bundle itself.
create table catalog.bundles (
    variant_id            uuid    primary key references catalog.variants (id) on delete cascade,
    pricing               text    not null check (pricing in ('WHOLE', 'SUM')),
    discount_basis_points integer not null check (discount_basis_points between 0 and 10000),
    check (pricing = 'SUM' or discount_basis_points = 0)
);

create table catalog.bundle_parts (
    bundle_id uuid    not null references catalog.bundles (variant_id) on delete cascade,
    part_id   uuid    not null constraint bundle_parts_part references catalog.variants (id),
    position  integer not null check (position >= 0),
    quantity  integer not null check (quantity between 1 and 999),
    primary key (bundle_id, part_id),
    check (part_id <> bundle_id)
);

create index bundle_parts_of_part on catalog.bundle_parts (part_id, bundle_id);

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

-- Versions of decisions about products in channels: never the same again, even if a decision is deleted and made again.
create sequence catalog.channel_product_versions;
