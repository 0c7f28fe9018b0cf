create schema if not exists pricing;

-- One row for each variant that ever had prices: carries the version of the whole.
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

-- Whether the base prices in a currency include tax; in other currencies they are what the buyer's tax zone shows.
create table pricing.currency_bases (
    currency   char(3)     primary key check (currency ~ '^[A-Z]{3}$'),
    basis      text        not null check (basis in ('NET', 'GROSS')),
    updated_at timestamptz not null
);

-- What a list does, when and for whom.
create table pricing.price_lists (
    id                uuid        primary key,
    version           bigint      not null,
    name              text        not null check (char_length(name) between 1 and 100),
    status            text        not null check (status in ('DRAFT', 'ACTIVE')),
    kind              text        not null default 'SALE' check (kind in ('SALE', 'OVERRIDE', 'PERCENT')),
    currency          char(3)     not null check (currency ~ '^[A-Z]{3}$'),
    -- Whether its amounts include tax; absent: as the buyer's tax zone shows prices.
    basis             text        check (basis in ('NET', 'GROSS')),
    priority          integer     not null check (priority between 0 and 1000),
    starts_at         timestamptz,
    ends_at           timestamptz check (ends_at > starts_at),
    -- Whether an event has reported that the list applies; a job follows the dates.
    announced         boolean     not null default false,
    -- Each without entries applies to all: codes of channels, groups, customers, countries.
    channels          text[]      not null default '{}' check (cardinality(channels) <= 100),
    customer_groups   uuid[]      not null default '{}' check (cardinality(customer_groups) <= 100),
    customers         uuid[]      not null default '{}' check (cardinality(customers) <= 100),
    countries         text[]      not null default '{}' check (cardinality(countries) <= 250),
    -- Of a PERCENT list: the smallest quantity of each tier, ascending from 1, and its discount.
    tier_quantities   integer[]   not null default '{}' check (cardinality(tier_quantities) <= 20),
    tier_basis_points integer[]   not null default '{}'
        check (cardinality(tier_basis_points) = cardinality(tier_quantities)),
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    constraint price_lists_percent
        check (kind <> 'PERCENT' or (basis is null and cardinality(tier_quantities) > 0)),
    constraint price_lists_tiers check (kind = 'PERCENT' or cardinality(tier_quantities) = 0)
);

create index price_lists_created on pricing.price_lists (created_at, id);
create index price_lists_name on pricing.price_lists (name, id);
create index price_lists_percent on pricing.price_lists (currency) where kind = 'PERCENT';
create index price_lists_groups on pricing.price_lists using gin (customer_groups);

-- What decides for whom a price list may be active: each change counts as a new version of the configuration. Entries
-- and everything else of a list are read with prices.
create constraint trigger price_lists_noted
    after insert or delete or update of status, currency, starts_at, ends_at, channels, customer_groups, customers
    on pricing.price_lists
    deferrable initially deferred for each row execute function kontor.note_configuration('pricelists');

create table pricing.price_list_entries (
    price_list_id    uuid        not null references pricing.price_lists on delete cascade,
    variant_id       uuid        not null,
    amount_minor     bigint      not null check (amount_minor >= 0),
    compare_at_minor bigint      check (compare_at_minor > amount_minor),
    updated_at       timestamptz not null,
    primary key (price_list_id, variant_id)
);

create index price_list_entries_variant on pricing.price_list_entries (variant_id);

-- Prices from a quantity on. The entry has the price of fewer units.
create table pricing.price_list_tiers (
    price_list_id uuid    not null,
    variant_id    uuid    not null,
    min_quantity  integer not null check (min_quantity between 2 and 1000000),
    amount_minor  bigint  not null check (amount_minor >= 0),
    primary key (variant_id, price_list_id, min_quantity),
    foreign key (price_list_id, variant_id) references pricing.price_list_entries on delete cascade
);

create index price_list_tiers_of_list on pricing.price_list_tiers (price_list_id, variant_id);

-- Variants that cost what others cost together, written in the transaction in which the catalog creates a bundle.
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

-- What one unit of each variant cost everybody, and when. The channel is empty for the shop, else one with lists of its
-- own.
create table pricing.price_history (
    id           uuid        not null default gen_random_uuid() unique,
    variant_id   uuid        not null,
    currency     char(3)     not null,
    channel      text        not null,
    valid_from   timestamptz not null,
    -- Absent while the price applies.
    valid_until  timestamptz check (valid_until >= valid_from),
    amount_minor bigint      not null,
    basis        text        check (basis in ('NET', 'GROSS')),
    -- Whether a higher price was shown crossed out.
    reduced      boolean     not null,
    primary key (variant_id, currency, channel, valid_from)
);

-- The purge walks through ended prices by the time of their end.
create index price_history_ended on pricing.price_history (valid_until, id) where valid_until is not null;

-- In which quantities a variant is sold, and its content for the unit price. Variants without a row are sold in any
-- quantity.
create table pricing.sales_terms (
    variant_id       uuid          primary key,
    version          bigint        not null,
    min_quantity     integer       not null default 1 check (min_quantity between 1 and 999),
    max_quantity     integer       check (max_quantity between min_quantity and 999),
    quantity_step    integer       not null default 1 check (quantity_step between 1 and 999),
    content_amount   numeric(12,3) check (content_amount > 0),
    content_unit     text,
    reference_amount numeric(12,3) check (reference_amount > 0),
    reference_unit   text,
    created_at       timestamptz   not null,
    updated_at       timestamptz   not null,
    constraint sales_terms_content check (
        (content_amount is null) = (content_unit is null) and (content_amount is null) = (reference_amount is null)
        and (content_amount is null) = (reference_unit is null))
);
