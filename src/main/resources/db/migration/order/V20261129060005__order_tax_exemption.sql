-- The certificate of an order without tax.
alter table orders.orders add column tax_exemption jsonb check (jsonb_typeof(tax_exemption) = 'object');
