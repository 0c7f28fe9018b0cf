-- What the register answered first after an order with an unverified VAT number; null until then.
alter table orders.orders add column vat_check jsonb check (jsonb_typeof(vat_check) = 'object');

create index orders_vat_unverified on orders.orders ((vat_proof ->> 'number'))
    where vat_proof ->> 'status' = 'UNVERIFIED' and vat_check is null;
create index orders_vat_invalid on orders.orders (created_at desc, id desc) where vat_check ->> 'status' = 'INVALID';
