-- The codes of promotions that the buyer entered.
alter table cart.carts add column codes text[] not null default '{}' check (cardinality(codes) <= 10);
