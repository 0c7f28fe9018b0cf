-- Why an order is taxed or not, with the proof and the sentences of its invoice; null in orders of earlier releases.
-- A divided order has several treatments: those of its groups.
alter table orders.orders
    add column tax_treatment text,
    add column tax_notes jsonb check (jsonb_typeof(tax_notes) = 'array'),
    add column vat_proof jsonb check (jsonb_typeof(vat_proof) = 'object');

alter table orders.shipping_groups add column tax_treatment text;
