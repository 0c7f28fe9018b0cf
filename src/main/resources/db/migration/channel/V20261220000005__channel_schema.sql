create schema if not exists channel;

-- The storefronts of the shop. Lists are in their order, the default first; an empty one stands for those of the shop.
create table channel.channels (
    id                  uuid        primary key,
    version             bigint      not null,
    code                text        not null constraint channels_code unique
                                    check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 64),
    name                text        not null check (length(name) between 1 and 100),
    active              boolean     not null,
    assortment          text        not null check (assortment in ('ALL', 'CHOSEN')),
    -- Whether the assortment has entries for single products, and whether price lists are for it. Once true, always
    -- true: until then, nothing has to be looked up.
    curated             boolean     not null default false,
    priced              boolean     not null default false,
    locales             text[]      not null check (cardinality(locales) <= 50),
    currencies          text[]      not null check (cardinality(currencies) <= 50),
    -- Before the running number of an order. Not ending with a digit, so that no two numbers are alike.
    order_number_prefix text        not null default 'K-',
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    constraint channels_order_number_prefix
        check (order_number_prefix ~ '^[A-Z0-9-]*[A-Z-]$' and length(order_number_prefix) <= 12),
    -- The shop itself.
    constraint channels_default check (
        code <> 'default' or (active and assortment = 'ALL' and locales = '{}' and currencies = '{}'))
);

create index channels_name on channel.channels (name, id);
create index channels_created on channel.channels (created_at, id);

insert into channel.channels (id, version, code, name, active, assortment, locales, currencies, created_at, updated_at)
values ('01940000-0000-7000-8000-0000000000c1', 1, 'default', 'Shop', true, 'ALL', '{}', '{}', now(), now());
