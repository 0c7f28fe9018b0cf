create schema if not exists pricing;

-- One row per variant that was ever given prices: carries the version of the whole.
create table pricing.variants (
    variant_id uuid        primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table pricing.prices (
    variant_id       uuid    not null references pricing.variants on delete cascade,
    currency         char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor     bigint  not null check (amount_minor >= 0),
    compare_at_minor bigint  check (compare_at_minor > amount_minor),
    primary key (variant_id, currency)
);

create index prices_amount on pricing.prices (currency, amount_minor, variant_id);

create table pricing.price_lists (
    id         uuid        primary key,
    version    bigint      not null,
    name       text        not null check (char_length(name) between 1 and 100),
    status     text        not null check (status in ('DRAFT', 'ACTIVE')),
    currency   char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    priority   integer     not null check (priority between 0 and 1000),
    starts_at  timestamptz,
    ends_at    timestamptz check (ends_at > starts_at),
    -- Whether an event has reported that the list applies; a job follows the dates.
    announced  boolean     not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Codes of the channels that a list is for; all channels if there are none.
    channels   text[]      not null default '{}' check (cardinality(channels) <= 100)
);

create index price_lists_created on pricing.price_lists (created_at, id);
create index price_lists_name on pricing.price_lists (name, id);

create table pricing.price_list_entries (
    price_list_id    uuid   not null references pricing.price_lists on delete cascade,
    variant_id       uuid   not null,
    amount_minor     bigint not null check (amount_minor >= 0),
    compare_at_minor bigint check (compare_at_minor > amount_minor),
    updated_at       timestamptz not null,
    primary key (price_list_id, variant_id)
);

create index price_list_entries_variant on pricing.price_list_entries (variant_id);

-- Variants that cost what others cost together, kept in the transaction in which the catalogue makes a bundle.
create table pricing.sums (
    variant_id            uuid    primary key,
    discount_basis_points integer not null check (discount_basis_points between 0 and 10000)
);

create table pricing.sum_parts (
    variant_id uuid    not null references pricing.sums on delete cascade,
    part_id    uuid    not null,
    quantity   integer not null check (quantity > 0),
    primary key (variant_id, part_id)
);

create index sum_parts_of_part on pricing.sum_parts (part_id, variant_id);
