alter table cart.carts
    add column shipping_groups jsonb check (jsonb_typeof(shipping_groups) = 'array');

comment on column cart.carts.shipping_groups is
    'what is sent apart from the rest: id, address if it has its own, method, units by item; null for an undivided cart';
