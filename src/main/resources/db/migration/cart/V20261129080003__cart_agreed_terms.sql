alter table cart.carts add column agreed_terms jsonb check (jsonb_typeof(agreed_terms) = 'object');

comment on column cart.carts.agreed_terms is
    'taxes and shipping options of the order that a frozen cart is under way to, or that a completed cart became';
