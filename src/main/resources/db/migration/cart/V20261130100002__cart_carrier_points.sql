-- The points of carriers that the buyer selected, by the id of the shipping group; that of the cart for the units in no group.
alter table cart.carts add column carrier_points jsonb;
alter table cart.carts
    add constraint carts_carrier_points_check check (jsonb_typeof(carrier_points) = 'object') not valid;
