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
    id              uuid        primary key,
    version         bigint      not null,
    code            text        not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    zone_id         uuid        not null references shipping.zones,
    kind            text        not null
        check (kind in ('FLAT', 'BY_WEIGHT', 'BY_VALUE', 'BY_QUANTITY', 'BY_VOLUME', 'PICKUP')),
    -- Whether parcels go to the buyer's address or to a point of the carrier.
    delivers_to     text        not null default 'ADDRESS' check (delivers_to in ('ADDRESS', 'CARRIER_POINT')),
    tax_category    text        not null check (tax_category ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    active          boolean     not null,
    -- When the method is available. An empty array is no condition.
    channels        text[]      not null default '{}' check (cardinality(channels) <= 100),
    customer_groups uuid[]      not null default '{}' check (cardinality(customer_groups) <= 100),
    packaging_grams integer     not null default 0 check (packaging_grams between 0 and 1000000),
    -- The carrier service that determines the price; null for methods with rates of the shop.
    carrier_rate    jsonb,
    min_days        integer     not null check (min_days between 0 and 365),
    max_days        integer     not null check (max_days between min_days and 365),
    -- When parcels are handed to the carrier.
    cut_off         time,
    time_zone       text        not null default 'UTC' check (char_length(time_zone) between 1 and 40),
    working_days    text[]      not null default '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}'
        check (cardinality(working_days) between 1 and 7),
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);

create index methods_zone on shipping.methods (zone_id);
create index methods_created on shipping.methods (created_at, id);

create table shipping.method_names (
    method_id uuid not null references shipping.methods on delete cascade,
    locale    text not null check (char_length(locale) between 2 and 35),
    name      text not null check (char_length(name) between 1 and 100),
    primary key (method_id, locale)
);

-- How the rates of items with a shipping profile are combined with the others.
create table shipping.method_profiles (
    method_id   uuid not null references shipping.methods on delete cascade,
    profile     text not null check (profile ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    combination text not null check (combination in ('SUM', 'HIGHEST')),
    primary key (method_id, profile)
);

-- A flat method has one rate for each currency, without a limit; others have bands by weight, value, number of units or
-- volume. A band begins where the previous one of its currency ends.
create table shipping.method_rates (
    id               uuid    primary key default kontor.new_id(),
    method_id        uuid    not null references shipping.methods on delete cascade,
    -- '' is that of items without one.
    profile          text    not null default '',
    currency         char(3) not null check (currency ~ '^[A-Z]{3}$'),
    up_to_grams      bigint  check (up_to_grams > 0),
    up_to_minor      bigint  check (up_to_minor >= 0),
    up_to_units      bigint  check (up_to_units > 0),
    up_to_cm3        bigint  check (up_to_cm3 > 0),
    amount_minor     bigint  not null check (amount_minor >= 0),
    additional_minor bigint  check (additional_minor >= 0),
    additional_every bigint  check (additional_every > 0),
    constraint method_rates_limits check (num_nonnulls(up_to_grams, up_to_minor, up_to_units, up_to_cm3) <= 1),
    constraint method_rates_additional check ((additional_minor is null) = (additional_every is null)),
    constraint method_rates_band
        unique nulls not distinct (method_id, profile, currency, up_to_grams, up_to_minor, up_to_units, up_to_cm3)
);

create table shipping.method_free_above (
    method_id    uuid    not null references shipping.methods on delete cascade,
    currency     char(3) not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint  not null check (amount_minor >= 0),
    primary key (method_id, currency)
);

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

-- Days on which no parcels are handed over or delivered.
create table shipping.holidays (
    id          uuid        primary key,
    version     bigint      not null,
    observed_on date        not null,
    name        text        not null check (char_length(name) between 1 and 100),
    country     char(2)     check (country ~ '^[A-Z]{2}$'),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint holidays_day unique nulls not distinct (observed_on, country)
);

create index holidays_created on shipping.holidays (created_at, id);

-- Locations where buyers collect their orders. The location is checked by the application, as it is in another schema.
create table shipping.pickup_points (
    id           uuid        primary key,
    version      bigint      not null,
    location_id  uuid        not null unique,
    name         text        not null check (char_length(name) between 1 and 100),
    address      jsonb       not null check (jsonb_typeof(address) = 'object'),
    hours        jsonb       not null check (jsonb_typeof(hours) = 'object'),
    channels     text[]      not null check (cardinality(channels) <= 100),
    instructions text        check (char_length(instructions) <= 500),
    active       boolean     not null,
    closed_from  date,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

create index pickup_points_country on shipping.pickup_points ((address ->> 'country'), name, id);
create index pickup_points_created on shipping.pickup_points (created_at, id);

-- What carriers responded about a parcel. Expired rows are deleted; nothing refers to them.
create table shipping.carrier_rates (
    fingerprint text        primary key,
    carrier     text        not null,
    prices      jsonb,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null
);

create index carrier_rates_expired on shipping.carrier_rates (expires_at);

-- Labels of carriers. `reference` is the parcel, in another schema: the return if the kind is RETURN, with which the buyer
-- sends units back, else the fulfillment.
create table shipping.labels (
    id              uuid        primary key,
    kind            text        not null default 'SHIPMENT',
    reference       uuid        not null,
    carrier         text        not null,
    service         text        not null,
    format          text        not null check (format in ('PDF', 'ZPL')),
    status          text        not null check (status in ('REQUESTED', 'BOUGHT', 'FAILED', 'VOIDING', 'VOIDED')),
    tracking_number text        check (char_length(tracking_number) between 1 and 100),
    tracking_url    text        check (char_length(tracking_url) <= 500),
    cost_minor      bigint      check (cost_minor >= 0),
    cost_currency   char(3),
    file_id         uuid,
    reason          text        check (char_length(reason) <= 100),
    requested_at    timestamptz not null,
    bought_at       timestamptz,
    voided_at       timestamptz,
    next_try_at     timestamptz,
    tries           int         not null default 0,
    check (status not in ('BOUGHT', 'VOIDING', 'VOIDED') or (tracking_number is not null and file_id is not null
        and cost_minor is not null and cost_currency is not null))
);

create unique index labels_active on shipping.labels (reference) where status in ('REQUESTED', 'BOUGHT', 'VOIDING');
create index labels_reference on shipping.labels (reference, requested_at);
create index labels_due on shipping.labels (next_try_at) where next_try_at is not null;

-- Parcels whose label was bought, with the newest report. `kind` and `reference` are those of the label.
create table shipping.tracked_parcels (
    carrier         text        not null,
    tracking_number text        not null,
    kind            text        not null default 'SHIPMENT',
    reference       uuid        not null,
    status          text        check (status in (
        'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'READY_FOR_COLLECTION', 'EXCEPTION', 'DELIVERED', 'RETURNED')),
    status_rank     int,
    status_at       timestamptz,
    next_poll_at    timestamptz,
    created_at      timestamptz not null,
    primary key (carrier, tracking_number),
    check ((status is null) = (status_at is null) and (status is null) = (status_rank is null))
);

create index tracked_parcels_due on shipping.tracked_parcels (next_poll_at) where next_poll_at is not null;

-- What the shipping methods of a destination are read from: each change counts as a new version of the configuration.
create constraint trigger zone_areas_noted after insert or update or delete on shipping.zone_areas
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger methods_noted after insert or update or delete on shipping.methods
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_names_noted after insert or update or delete on shipping.method_names
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_rates_noted after insert or update or delete on shipping.method_rates
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_profiles_noted after insert or update or delete on shipping.method_profiles
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger method_free_above_noted after insert or update or delete on shipping.method_free_above
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger postcode_lists_noted after insert or update or delete on shipping.postcode_lists
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger postcode_ranges_noted after insert or update or delete on shipping.postcode_ranges
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
create constraint trigger holidays_noted after insert or update or delete on shipping.holidays
    deferrable initially deferred for each row execute function kontor.note_configuration('shipping');
