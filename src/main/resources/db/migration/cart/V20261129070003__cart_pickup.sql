-- The pickup point that the buyer selected, with its address.
alter table cart.carts add column pickup jsonb check (jsonb_typeof(pickup) = 'object');
