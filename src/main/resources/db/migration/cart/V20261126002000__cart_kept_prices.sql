-- The prices that a buyer was promised last: items with their unit prices, the shipping and the total, in minor units.
alter table cart.carts
    add column kept_prices jsonb,
    add column kept_at     timestamptz,
    add column kept_until  timestamptz,
    add check ((kept_prices is null) = (kept_at is null)),
    add check ((kept_prices is null) = (kept_until is null));
