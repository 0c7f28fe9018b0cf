-- Products whose variants are gift cards. In `ranges`, each currency in which buyers choose the value has a maximum and
-- suggestions; the smallest value is the price of the variant.
create table catalog.gift_cards (
    product_id uuid    primary key references catalog.products (id) on delete cascade,
    amount     text    not null check (amount in ('FIXED', 'CHOSEN')),
    ranges     jsonb   not null check (jsonb_typeof(ranges) = 'array'),
    valid_days integer check (valid_days between 1 and 36500),
    check ((amount = 'CHOSEN') = (jsonb_array_length(ranges) > 0))
);
