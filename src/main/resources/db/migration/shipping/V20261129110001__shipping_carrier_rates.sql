-- The carrier service that determines the price of a method; null for methods with rates of the shop.
alter table shipping.methods add column carrier_rate jsonb;

-- What carriers responded about a parcel. Expired rows are deleted; nothing refers to them.
create table shipping.carrier_rates (
    fingerprint text        primary key,
    carrier     text        not null,
    prices      jsonb,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null
);

create index carrier_rates_expired on shipping.carrier_rates (expires_at);
