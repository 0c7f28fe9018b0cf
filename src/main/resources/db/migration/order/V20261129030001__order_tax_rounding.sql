-- How the tax zone rounded when the order was placed; null in orders of earlier releases and in divided orders, whose
-- shipping groups have their own.
alter table orders.orders add column tax_rounding jsonb check (jsonb_typeof(tax_rounding) = 'object');
alter table orders.shipping_groups add column tax_rounding jsonb check (jsonb_typeof(tax_rounding) = 'object');
