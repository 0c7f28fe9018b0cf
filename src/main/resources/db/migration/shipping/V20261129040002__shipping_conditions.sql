-- When a method is available, and rates for items with a shipping profile. An empty array is no condition.
alter table shipping.methods
    drop constraint methods_kind_check,
    add constraint methods_kind_check check (kind in ('FLAT', 'BY_WEIGHT', 'BY_VALUE', 'BY_QUANTITY', 'BY_VOLUME')),
    add column channels        text[] not null default '{}' check (cardinality(channels) <= 100),
    add column customer_groups uuid[] not null default '{}' check (cardinality(customer_groups) <= 100);

create table shipping.method_profiles (
    method_id   uuid not null references shipping.methods on delete cascade,
    profile     text not null check (profile ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    combination text not null check (combination in ('SUM', 'HIGHEST')),
    primary key (method_id, profile)
);

-- Profile '' is that of items without one.
alter table shipping.method_rates
    add column profile   text   not null default '',
    add column up_to_cm3 bigint check (up_to_cm3 > 0),
    drop constraint method_rates_limits,
    drop constraint method_rates_band,
    add constraint method_rates_limits check (num_nonnulls(up_to_grams, up_to_minor, up_to_units, up_to_cm3) <= 1),
    add constraint method_rates_band
        unique nulls not distinct (method_id, profile, currency, up_to_grams, up_to_minor, up_to_units, up_to_cm3);

-- Position -2 are the postcodes that a method serves, -1 those that it does not serve, others those of a surcharge.
create table shipping.postcode_lists (
    id        uuid    primary key,
    method_id uuid    not null references shipping.methods on delete cascade,
    position  integer not null check (position >= -2),
    name      text    check (char_length(name) between 1 and 100),
    prices    jsonb   check (jsonb_typeof(prices) = 'array'),
    unique (method_id, position),
    check ((position >= 0) = (name is not null and prices is not null))
);

-- The ranges of a list do not overlap: the one that begins last before a postcode is the only one that can contain it.
create table shipping.postcode_ranges (
    list_id    uuid    not null references shipping.postcode_lists on delete cascade,
    country    char(2) not null check (country ~ '^[A-Z]{2}$'),
    low        text    not null collate "C",
    high       text    not null collate "C",
    first_code text    not null,
    last_code  text,
    primary key (list_id, country, low),
    check (low <= high)
);
