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

create view catalog.pub_bundles as
    select variant_id, pricing, discount_basis_points from catalog.bundles;

-- The parts with what is shown of them, also of those that are not sold by themselves.
create view catalog.pub_bundle_parts as
    select b.bundle_id, b.part_id, b.position, b.quantity, v.product_id, v.sku, v.option_values, v.weight_grams,
           v.shippable,
           (select jsonb_object_agg(t.locale, t.title) from catalog.product_translations t
            where t.product_id = v.product_id) as titles
    from catalog.bundle_parts b
    join catalog.variants v on v.id = b.part_id;
