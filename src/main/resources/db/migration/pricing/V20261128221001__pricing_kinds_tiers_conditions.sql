-- What a list does, whom it is for, and whether its amounts include tax. Lists of earlier releases are sales for everybody, in
-- the basis of the buyer's tax zone.
alter table pricing.price_lists
    add column kind text not null default 'SALE' check (kind in ('SALE', 'OVERRIDE', 'PERCENT')),
    add column basis text check (basis in ('NET', 'GROSS')),
    add column customer_groups uuid[] not null default '{}' check (cardinality(customer_groups) <= 100),
    add column customers uuid[] not null default '{}' check (cardinality(customers) <= 100),
    add column countries text[] not null default '{}' check (cardinality(countries) <= 250),
    -- Of a PERCENT list: the smallest quantity of each tier, ascending from 1, and its discount.
    add column tier_quantities integer[] not null default '{}' check (cardinality(tier_quantities) <= 20),
    add column tier_basis_points integer[] not null default '{}'
        check (cardinality(tier_basis_points) = cardinality(tier_quantities)),
    add constraint price_lists_percent
        check (kind <> 'PERCENT' or (basis is null and cardinality(tier_quantities) > 0)),
    add constraint price_lists_tiers check (kind = 'PERCENT' or cardinality(tier_quantities) = 0);

create index price_lists_percent on pricing.price_lists (currency) where kind = 'PERCENT';
create index price_lists_groups on pricing.price_lists using gin (customer_groups);

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

-- Whether the base prices in a currency include tax; in other currencies they are what the buyer's tax zone shows.
create table pricing.currency_bases (
    currency   char(3)     primary key check (currency ~ '^[A-Z]{3}$'),
    basis      text        not null check (basis in ('NET', 'GROSS')),
    updated_at timestamptz not null
);
