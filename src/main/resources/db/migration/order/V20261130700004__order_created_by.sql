-- The actor who placed the order for the buyer, or prepared it; null if the buyer did it alone.
alter table orders.orders add column created_by text;

-- Why staff set the unit price of the line: {"reason", "by"}; null for a price of the shop.
alter table orders.order_lines add column price_override jsonb;
