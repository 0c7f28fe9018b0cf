-- Variants that cost what others cost together, kept in the transaction in which the catalogue makes a bundle.
create table pricing.sums (
    variant_id            uuid    primary key,
    discount_basis_points integer not null check (discount_basis_points between 0 and 10000)
);

create table pricing.sum_parts (
    variant_id uuid    not null references pricing.sums on delete cascade,
    part_id    uuid    not null,
    quantity   integer not null check (quantity > 0),
    primary key (variant_id, part_id)
);

create index sum_parts_of_part on pricing.sum_parts (part_id, variant_id);
