create schema if not exists catalog;

-- What the storefront reads: published products only.

create view catalog.pub_products as
    select id as product_id, version, published_at, tax_category, options, metadata, updated_at
    from catalog.products
    where status = 'PUBLISHED';

create view catalog.pub_product_translations as
    select t.product_id, t.locale, t.title, t.description, t.slug
    from catalog.product_translations t
    join catalog.products p on p.id = t.product_id
    where p.status = 'PUBLISHED';

create view catalog.pub_variants as
    select v.id as variant_id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.weight_grams, v.shippable
    from catalog.variants v
    join catalog.products p on p.id = v.product_id
    where p.status = 'PUBLISHED';

create view catalog.pub_product_media as
    select m.product_id, m.position, m.url, m.alt, m.width, m.height
    from catalog.product_media m
    join catalog.products p on p.id = m.product_id
    where p.status = 'PUBLISHED';

create view catalog.pub_product_categories as
    select pc.product_id, pc.category_id, pc.position
    from catalog.product_categories pc
    join catalog.products p on p.id = pc.product_id
    where p.status = 'PUBLISHED';

create view catalog.pub_category_listings as
    select category_id, product_id, published_at from catalog.category_listings;

create view catalog.pub_categories as
    select id as category_id, version, parent_id, position from catalog.categories;

create view catalog.pub_category_translations as
    select category_id, locale, name, description, slug from catalog.category_translations;
