-- Gift cards that pay for the cart, in the order in which they are spent.
alter table cart.carts add column gift_cards uuid[] not null default '{}';
