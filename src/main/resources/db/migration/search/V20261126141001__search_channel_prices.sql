-- What products cost in channels that have price lists of their own: their cheapest variants, as documents have them for
-- the shop. A little late is good enough, because what is shown is read from the owners.
create table search.channel_prices (
    channel_id   uuid    not null,
    product_id   uuid    not null,
    currency     char(3) not null,
    amount_minor bigint  not null,
    primary key (channel_id, product_id, currency)
);

create index channel_prices_sorted on search.channel_prices (channel_id, currency, amount_minor, product_id);

create view search.pub_channel_prices as
    select channel_id, product_id, currency, amount_minor from search.channel_prices;

-- Such channels, from the moment on that somebody began to fill in their prices. Until all are there, products are sorted
-- and filtered by the prices of the shop.
create table search.priced_channels (
    channel_id uuid        primary key,
    filled     boolean     not null default false,
    -- When the prices are next compared with their owners, by whichever process comes first.
    due_at     timestamptz not null default '-infinity'
);
