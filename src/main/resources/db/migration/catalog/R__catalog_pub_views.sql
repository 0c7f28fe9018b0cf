-- The attributes of the types, in the order in which they are shown.
create or replace view catalog.pub_type_attributes as
    select f.type_id, f.position, f.level, a.id as attribute_id, a.code, a.kind, a.many, a.name, a.names, a.unit, a.choices,
           a.searchable, a.filterable
    from catalog.product_type_attributes f
    join catalog.attributes a on a.id = f.attribute_id;

-- The attributes of a type that have a value, each with the value and with the choices that it names.
create or replace function catalog.pub_valued_attributes(type uuid, wanted_level text, given jsonb) returns jsonb
language sql stable strict as $$
    select jsonb_agg(jsonb_build_object('id', f.attribute_id, 'code', f.code, 'kind', f.kind, 'name', f.name,
                         'names', f.names, 'unit', f.unit, 'value', given -> f.code,
                         'choices', (select jsonb_agg(c) from jsonb_array_elements(f.choices) c
                                     where (given -> f.code) @> (c -> 'key'))) order by f.position)
    from catalog.pub_type_attributes f
    where f.type_id = type and f.level = wanted_level and given -> f.code is not null;
$$;

create or replace view catalog.pub_category_translations as
    select category_id, locale, name, description, slug, seo_title, seo_description from catalog.category_translations;

create or replace view catalog.pub_old_category_slugs as
    select slug, locale, category_id from catalog.old_category_slugs;

create or replace view catalog.pub_old_collection_slugs as
    select slug, locale, collection_id from catalog.old_collection_slugs;

create or replace view catalog.pub_old_brand_slugs as
    select slug, brand_id from catalog.old_brand_slugs;

create or replace view catalog.pub_redirects as
    select path, target, permanent from catalog.redirects;

-- What the storefront reads: published products only.
create or replace view catalog.pub_products as
    select p.id as product_id, p.version, p.published_at,
           case when g.product_id is null then p.tax_category else 'outside-scope' end as tax_category, p.options,
           p.metadata, p.updated_at, p.type_id, p.attributes, p.brand_id, p.tags
    from catalog.products p
    left join catalog.gift_cards g on g.product_id = p.id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_product_translations as
    select t.product_id, t.locale, t.title, t.description, t.slug, t.seo_title, t.seo_description
    from catalog.product_translations t
    join catalog.products p on p.id = t.product_id
    where p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

create or replace view catalog.pub_variants as
    select v.id as variant_id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.weight_grams,
           v.shippable and g.product_id is null as shippable, v.attributes
    from catalog.variants v
    join catalog.products p on p.id = v.product_id
    left join catalog.gift_cards g on g.product_id = p.id
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

-- The values of published products and their variants that lists may be filtered by.
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

create or replace view catalog.pub_collection_products as
    select collection_id, product_id, position from catalog.collection_products;

-- What published products and their variants refer to of the library, besides their pictures.
create or replace view catalog.pub_referred_media as
    select v.product_id, v.variant_id, v.referred_media as media_id
    from catalog.attribute_values v
    join catalog.products p on p.id = v.product_id
    where v.referred_media is not null and p.status = 'PUBLISHED';

create or replace view catalog.pub_product_inputs as
    select p.id as product_id, p.inputs
    from catalog.products p
    where p.inputs <> '[]'
    and p.status in ('PUBLISHED', 'SCHEDULED') and (p.status = 'PUBLISHED' or p.published_at <= now())
    and (p.unpublish_at is null or p.unpublish_at > now());

-- What a channel sells now of what was put into it.
create or replace view catalog.pub_channel_listings as
    select channel_id, product_id, product_published_at as published_at
    from catalog.channel_products
    where listed and product_published_at is not null
    and (visible_from is null or visible_from <= now()) and (visible_until is null or visible_until > now());

-- What a channel that sells everything does not sell now.
create or replace view catalog.pub_channel_exclusions as
    select channel_id, product_id
    from catalog.channel_products
    where not listed or published_from > now() or published_until <= now();

-- When something comes into the shop or leaves it.
create or replace view catalog.pub_due as
    select due_at from catalog.products where due_at is not null
    union all
    select due_at from catalog.channel_products where due_at is not null;

-- Products whose variants are gift cards, which have no stock.
create or replace view catalog.pub_gift_cards as
    select product_id, amount, ranges, valid_days from catalog.gift_cards;

create or replace view catalog.pub_gift_card_variants as
    select v.id as variant_id from catalog.variants v join catalog.gift_cards g on g.product_id = v.product_id;

create or replace view catalog.pub_bundles as
    select variant_id, pricing, discount_basis_points from catalog.bundles;

-- The parts with what is shown of them, also of those that are not sold by themselves.
create or replace view catalog.pub_bundle_parts as
    select b.bundle_id, b.part_id, b.position, b.quantity, v.product_id, v.sku, v.option_values, v.weight_grams,
           v.shippable,
           (select jsonb_object_agg(t.locale, t.title) from catalog.product_translations t
            where t.product_id = v.product_id) as titles
    from catalog.bundle_parts b
    join catalog.variants v on v.id = b.part_id;

-- The values of attributes without a look at their products: whoever narrows a list by them takes only products that are
-- published anyway, and looking at each once more took longer than all the rest.
create or replace view catalog.pub_filter_values as
    select product_id, variant_id, attribute_id, key, number from catalog.attribute_values;

-- What was decided about products in channels, with the dates: for what works out itself what is sold at a moment.
create or replace view catalog.pub_channel_entries as
    select channel_id, product_id, listed, published_from, published_until from catalog.channel_products;

create or replace view catalog.pub_categories as
    select id as category_id, version, parent_id, position, picture from catalog.categories;

create or replace view catalog.pub_collections as
    select id as collection_id, version, rules, picture from catalog.collections;

create or replace view catalog.pub_collection_translations as
    select collection_id, locale, name, description, slug, seo_title, seo_description from catalog.collection_translations;

create or replace view catalog.pub_brands as
    select id as brand_id, version, name, slug, description, descriptions, picture, seo_title, seo_description, seo_titles,
           seo_descriptions, manufacturer, responsible_person
    from catalog.brands;

-- Values of options as they are called in a language; those that are not translated as they are. An option has `names`, and
-- `labels` by value, each by language tag.
create or replace function catalog.pub_option_values(options jsonb, chosen text[], wanted text) returns text[]
    language sql immutable parallel safe as $$
    select array(
        select coalesce(options -> (v.place - 1)::integer -> 'labels' -> v.value ->> wanted, v.value)
        from unnest(chosen) with ordinality v (value, place)
        order by v.place)
$$;

-- The parts of a bundle as a JSON array, in their order. PostgreSQL plans a PL/pgSQL function separately, so statements about
-- carts do not start this plan for variants that are not bundles.
create or replace function catalog.bundle_content(bundle uuid, wanted text, fallback text) returns jsonb
    language plpgsql stable as $$
begin
    return (select jsonb_agg(jsonb_build_object('variantId', pv.id, 'productId', pv.product_id,
                    'quantity', b.quantity, 'sku', pv.sku, 'variantTitle', array_to_string(
                        catalog.pub_option_values(pp.options, pv.option_values, wanted), ' / '),
                    'title', coalesce(
                        (select t.title from catalog.product_translations t
                         where t.product_id = pv.product_id and t.locale = wanted),
                        (select t.title from catalog.product_translations t
                         where t.product_id = pv.product_id and t.locale = fallback)),
                    'taxCategory', pp.tax_category, 'weightGrams', pv.weight_grams,
                    'shippable', pv.shippable, 'volumeCm3', pv.volume_cm3,
                    'shippingProfile', pv.shipping_profile) order by b.position)
            from catalog.bundle_parts b
            join catalog.variants pv on pv.id = b.part_id
            join catalog.products pp on pp.id = pv.product_id
            where b.bundle_id = bundle);
end;
$$;
