create schema if not exists tax;

create table tax.categories (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        not null check (char_length(name) between 1 and 100),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table tax.zones (
    id                 uuid        primary key,
    version            bigint      not null,
    name               text        not null unique check (char_length(name) between 1 and 100),
    prices_include_tax boolean     not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null
);

-- A place belongs to one zone: which rules apply is never a matter of chance. Region '' is the whole country.
create table tax.zone_areas (
    country char(2) not null check (country ~ '^[A-Z]{2}$'),
    region  text    not null default '' check (region ~ '^[A-Z0-9]{0,3}$'),
    zone_id uuid    not null references tax.zones on delete cascade,
    primary key (country, region)
);

create index zone_areas_zone on tax.zone_areas (zone_id);

create table tax.rates (
    id          uuid          primary key,
    version     bigint        not null,
    zone_id     uuid          not null references tax.zones,
    category_id uuid          not null references tax.categories,
    name        text          not null check (char_length(name) between 1 and 100),
    rate        numeric(7, 6) not null check (rate between 0 and 1),
    created_at  timestamptz   not null,
    updated_at  timestamptz   not null,
    unique (zone_id, category_id)
);

create index rates_category on tax.rates (category_id);
create index rates_created on tax.rates (created_at, id);
