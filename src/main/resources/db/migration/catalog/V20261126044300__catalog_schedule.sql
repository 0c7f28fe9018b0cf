-- SCHEDULED: in the shop from published_at on, by the clock of the database. Until then nobody sees it; afterwards it is
-- there whether or not anybody has turned it to PUBLISHED yet.
alter table catalog.products
    drop constraint products_status_check,
    add constraint products_status_check check (status in ('DRAFT', 'SCHEDULED', 'PUBLISHED', 'ARCHIVED')),
    add column unpublish_at timestamptz,
    add constraint products_schedule check (
        (status <> 'SCHEDULED' or published_at is not null)
        and (unpublish_at is null or status in ('SCHEDULED', 'PUBLISHED')));

-- When the state is to change next.
alter table catalog.products
    add column due_at timestamptz generated always as (
        case status when 'SCHEDULED' then published_at when 'PUBLISHED' then unpublish_at end) stored;

create index products_due on catalog.products (due_at) where due_at is not null;
create index products_live on catalog.products (published_at desc, id desc) where status in ('PUBLISHED', 'SCHEDULED');

alter table catalog.category_listings
    add column visible_from  timestamptz,
    add column visible_until timestamptz;

create or replace function catalog.relist(products uuid[]) returns void language sql as $$
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
$$;

create or replace view catalog.pub_products as
    select p.id as product_id, p.version, p.published_at, p.tax_category, p.options, p.metadata, p.updated_at,
           p.type_id, p.attributes, p.brand_id, p.tags
    from catalog.products p
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_product_translations as
    select t.product_id, t.locale, t.title, t.description, t.slug, t.seo_title, t.seo_description
    from catalog.product_translations t
    join catalog.products p on p.id = t.product_id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_variants as
    select v.id as variant_id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.weight_grams, v.shippable,
           v.attributes
    from catalog.variants v
    join catalog.products p on p.id = v.product_id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_product_media as
    select m.product_id, m.position, m.url, m.alt, m.width, m.height, m.media_id, m.role, m.variant_ids
    from catalog.product_media m
    join catalog.products p on p.id = m.product_id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_product_categories as
    select pc.product_id, pc.category_id, pc.position
    from catalog.product_categories pc
    join catalog.products p on p.id = pc.product_id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_category_listings as
    select category_id, product_id, published_at from catalog.category_listings
    where (visible_from is null or visible_from <= now()) and (visible_until is null or visible_until > now());

create or replace view catalog.pub_attribute_values as
    select v.product_id, v.variant_id, v.attribute_id, a.code, v.key, v.number
    from catalog.attribute_values v
    join catalog.attributes a on a.id = v.attribute_id
    join catalog.products p on p.id = v.product_id
    where a.filterable and p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_product_relations as
    select r.product_id, r.kind, r.related_id, r.position
    from catalog.product_relations r
    join catalog.products p on p.id = r.product_id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now())
    and exists (select from catalog.pub_products o where o.product_id = r.related_id);

create or replace view catalog.pub_old_product_slugs as
    select s.slug, s.locale, s.product_id
    from catalog.old_product_slugs s
    join catalog.products p on p.id = s.product_id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

-- When something comes into the shop or leaves it.
create view catalog.pub_due as
    select due_at from catalog.products where due_at is not null;
