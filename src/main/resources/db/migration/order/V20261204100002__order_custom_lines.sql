-- Present for a line that staff entered without a product: {"weightGrams"} of a unit. variant_id and product_id have
-- an id that is not in the catalogue, and sku is empty if the line has none.
alter table orders.order_lines add column custom jsonb;
