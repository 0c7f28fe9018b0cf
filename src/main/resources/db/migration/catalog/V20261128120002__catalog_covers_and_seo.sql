-- A picture that stands for a category, a collection or a brand: `media` (its id in the library, if it is of it), `url`, `alt`,
-- `width` and `height`.
alter table catalog.categories add column picture jsonb check (jsonb_typeof(picture) = 'object');
alter table catalog.collections add column picture jsonb check (jsonb_typeof(picture) = 'object');
alter table catalog.brands add column picture jsonb check (jsonb_typeof(picture) = 'object');

-- What search engines show, as products and categories have it. A brand has one row: translations by language tag.
alter table catalog.collection_translations
    add column seo_title       text check (length(seo_title) between 1 and 200),
    add column seo_description text check (length(seo_description) between 1 and 500);

alter table catalog.brands
    add column seo_title        text  check (length(seo_title) between 1 and 200),
    add column seo_description  text  check (length(seo_description) between 1 and 500),
    add column seo_titles       jsonb not null default '{}' check (jsonb_typeof(seo_titles) = 'object'),
    add column seo_descriptions jsonb not null default '{}' check (jsonb_typeof(seo_descriptions) = 'object');

create or replace view catalog.pub_categories as
    select id as category_id, version, parent_id, position, picture from catalog.categories;

create or replace view catalog.pub_collections as
    select id as collection_id, version, rules, picture from catalog.collections;

create or replace view catalog.pub_collection_translations as
    select collection_id, locale, name, description, slug, seo_title, seo_description from catalog.collection_translations;

create or replace view catalog.pub_brands as
    select id as brand_id, version, name, slug, description, descriptions, picture, seo_title, seo_description, seo_titles,
           seo_descriptions
    from catalog.brands;
