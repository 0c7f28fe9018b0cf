create table catalog.attributes (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null constraint attributes_code unique check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
    kind       text        not null check (kind in ('TEXT', 'LOCALIZED_TEXT', 'RICH_TEXT', 'NUMBER', 'BOOLEAN', 'ENUM',
                               'LOCALIZED_ENUM', 'DATE', 'DATE_TIME', 'MONEY', 'PRODUCT_REFERENCE',
                               'CATEGORY_REFERENCE')),
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

create table catalog.product_types (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null constraint product_types_code unique check (length(code) between 1 and 60),
    name       text        not null check (length(name) between 1 and 100),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index product_types_created on catalog.product_types (created_at, id);

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

create table catalog.brands (
    id           uuid        primary key,
    version      bigint      not null,
    name         text        not null check (length(name) between 1 and 100),
    slug         text        not null constraint brands_slug unique
                             check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 150),
    description  text        not null check (length(description) <= 20000),
    descriptions jsonb       not null check (jsonb_typeof(descriptions) = 'object'),
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

create index brands_named on catalog.brands (name, id);
create index brands_created on catalog.brands (created_at, id);

alter table catalog.products
    add column type_id    uuid   constraint products_type references catalog.product_types (id),
    add column attributes jsonb  not null default '{}' check (jsonb_typeof(attributes) = 'object'),
    add column brand_id   uuid   constraint products_brand references catalog.brands (id),
    add column tags       text[] not null default '{}' check (cardinality(tags) <= 50);

create index products_of_type on catalog.products (type_id, id) where type_id is not null;
create index products_of_brand on catalog.products (brand_id, published_at desc, id desc) where brand_id is not null;
create index products_tagged on catalog.products using gin (tags);

alter table catalog.variants
    add column attributes jsonb not null default '{}' check (jsonb_typeof(attributes) = 'object');

-- Every value of every attribute once more, narrow, to be filtered, compared and referred by: the values that people
-- read are those in products.attributes and variants.attributes.
create table catalog.attribute_values (
    owner_id       uuid    not null,
    attribute_id   uuid    not null references catalog.attributes (id),
    key            text    not null check (length(key) between 1 and 200),
    product_id     uuid    not null references catalog.products (id) on delete cascade,
    variant_id     uuid    references catalog.variants (id) on delete cascade,
    number         numeric,
    referred_product  uuid constraint attribute_values_product references catalog.products (id),
    referred_category uuid constraint attribute_values_category references catalog.categories (id),
    primary key (owner_id, attribute_id, key),
    check (owner_id = coalesce(variant_id, product_id))
);

create index attribute_values_by_key on catalog.attribute_values (attribute_id, key, product_id);
create index attribute_values_by_number on catalog.attribute_values (attribute_id, number, product_id)
    where number is not null;
create index attribute_values_of_product on catalog.attribute_values (product_id);
create index attribute_values_of_variant on catalog.attribute_values (variant_id) where variant_id is not null;
create index attribute_values_refer_product on catalog.attribute_values (referred_product)
    where referred_product is not null;
create index attribute_values_refer_category on catalog.attribute_values (referred_category)
    where referred_category is not null;

-- Which values are taken, of the attributes that must be unique within a type.
create table catalog.unique_values (
    type_id      uuid not null references catalog.product_types (id) on delete cascade,
    attribute_id uuid not null references catalog.attributes (id),
    key          text not null,
    product_id   uuid not null references catalog.products (id) on delete cascade,
    owner_id     uuid not null,
    constraint unique_values_taken primary key (type_id, attribute_id, key)
);

create index unique_values_of_product on catalog.unique_values (product_id);

create or replace view catalog.pub_products as
    select id as product_id, version, published_at, tax_category, options, metadata, updated_at,
           type_id, attributes, brand_id, tags
    from catalog.products
    where status = 'PUBLISHED';

create or replace view catalog.pub_variants as
    select v.id as variant_id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.weight_grams, v.shippable,
           v.attributes
    from catalog.variants v
    join catalog.products p on p.id = v.product_id
    where p.status = 'PUBLISHED';

create view catalog.pub_brands as
    select id as brand_id, version, name, slug, description, descriptions from catalog.brands;

-- The attributes of the types, in the order in which they are shown.
create view catalog.pub_type_attributes as
    select f.type_id, f.position, f.level, a.id as attribute_id, a.code, a.kind, a.many, a.name, a.names, a.unit, a.choices,
           a.searchable, a.filterable
    from catalog.product_type_attributes f
    join catalog.attributes a on a.id = f.attribute_id;

-- The values of published products and their variants that lists may be filtered by.
create view catalog.pub_attribute_values as
    select v.product_id, v.variant_id, v.attribute_id, a.code, v.key, v.number
    from catalog.attribute_values v
    join catalog.attributes a on a.id = v.attribute_id
    join catalog.products p on p.id = v.product_id
    where a.filterable and p.status = 'PUBLISHED';

-- The attributes of a type that have a value, each with the value and with the choices that it names.
create function catalog.pub_valued_attributes(type uuid, wanted_level text, given jsonb) returns jsonb
language sql stable strict as $$
    select jsonb_agg(jsonb_build_object('id', f.attribute_id, 'code', f.code, 'kind', f.kind, 'name', f.name,
                         'names', f.names, 'unit', f.unit, 'value', given -> f.code,
                         'choices', (select jsonb_agg(c) from jsonb_array_elements(f.choices) c
                                     where (given -> f.code) @> (c -> 'key'))) order by f.position)
    from catalog.pub_type_attributes f
    where f.type_id = type and f.level = wanted_level and given -> f.code is not null;
$$;
