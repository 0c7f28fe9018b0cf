create schema if not exists shipping;

create table shipping.zones (
    id         uuid        primary key,
    version    bigint      not null,
    name       text        not null unique check (char_length(name) between 1 and 100),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

-- A place belongs to one zone. Region '' is the whole country.
create table shipping.zone_areas (
    country char(2) not null check (country ~ '^[A-Z]{2}$'),
    region  text    not null default '' check (region ~ '^[A-Z0-9]{0,3}$'),
    zone_id uuid    not null references shipping.zones on delete cascade,
    primary key (country, region)
);

create index zone_areas_zone on shipping.zone_areas (zone_id);

create table shipping.methods (
    id           uuid        primary key,
    version      bigint      not null,
    code         text        not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    zone_id      uuid        not null references shipping.zones,
    kind         text        not null check (kind in ('FLAT', 'BY_WEIGHT')),
    min_days     integer     not null check (min_days between 0 and 365),
    max_days     integer     not null check (max_days between min_days and 365),
    tax_category text        not null check (tax_category ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    active       boolean     not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

create index methods_zone on shipping.methods (zone_id);
create index methods_created on shipping.methods (created_at, id);

create table shipping.method_names (
    method_id uuid not null references shipping.methods on delete cascade,
    locale    text not null check (char_length(locale) between 2 and 35),
    name      text not null check (char_length(name) between 1 and 100),
    primary key (method_id, locale)
);

-- A flat method has one row per currency, without a limit; one by weight a row per bracket, each with its limit.
create table shipping.method_rates (
    id           uuid    primary key default kontor.new_id(),
    method_id    uuid    not null references shipping.methods on delete cascade,
    currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
    up_to_grams  bigint  check (up_to_grams > 0),
    amount_minor bigint  not null check (amount_minor >= 0),
    unique nulls not distinct (method_id, currency, up_to_grams)
);

create table shipping.method_free_above (
    method_id    uuid    not null references shipping.methods on delete cascade,
    currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint  not null check (amount_minor >= 0),
    primary key (method_id, currency)
);
