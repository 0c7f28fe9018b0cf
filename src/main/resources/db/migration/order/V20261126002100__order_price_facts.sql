-- What explains the total of an order. Empty in orders of earlier releases, which did not keep it.
alter table orders.orders
    add column tax_zone       text,
    add column quoted_at      timestamptz,
    -- Method, rule and tax of the shipping.
    add column shipping_facts jsonb;

alter table orders.order_lines
    add column tax_category text,
    -- Absent with a tax category: the base price.
    add column price_list   text;
