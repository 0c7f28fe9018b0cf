-- Shipping charges that an edit replaced: canceled rows that belong to no lines, also of an order that is not split.
alter table orders.shipping_groups add column replaced_at timestamptz;

comment on column orders.shipping_groups.replaced_at is
    'when an edit replaced this charge; such a row only carries what was charged and is not a place to ship to';

-- How canceled lines were taxed before an edit moved the order to other taxes; absent: as the order or the group.
alter table orders.order_lines
    add column tax_zone           text,
    add column tax_treatment      text,
    add column prices_include_tax boolean;
