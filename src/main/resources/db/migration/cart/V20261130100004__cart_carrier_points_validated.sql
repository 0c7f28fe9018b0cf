alter table cart.carts validate constraint carts_carrier_points_check;
