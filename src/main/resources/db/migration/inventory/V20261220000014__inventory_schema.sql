create schema if not exists inventory;

create table inventory.locations (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        not null check (char_length(name) between 1 and 100),
    active     boolean     not null,
    priority   integer     not null check (priority between 0 and 1000),
    -- Where the location is and whom it serves, for the choice of the location that ships.
    country    text        check (country ~ '^[A-Z]{2}$'),
    serves     text[]      not null default '{}' check (cardinality(serves) <= 250),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

comment on column inventory.locations.serves is 'countries that are near though they are other countries';

create index locations_priority on inventory.locations (priority, id);

-- The contended rows. The checks are the last line of defence: a bug becomes an error, never an oversell. The first is
-- for units, the second for units that are promised before they arrive.
create table inventory.stock_levels (
    id              uuid        not null unique default kontor.new_id(),
    variant_id      uuid        not null,
    location_id     uuid        not null references inventory.locations,
    tracked         boolean     not null default true,
    on_hand         integer     not null default 0 check (on_hand <= 1000000000),
    held            integer     not null default 0,
    backordered     integer     not null default 0,
    -- The terms of sale: what is held back from sale, and whether and how far more units may be promised than there are.
    version         bigint      not null default 1,
    safety          integer     not null default 0 check (safety between 0 and 1000000000),
    low_threshold   integer     check (low_threshold between 0 and 1000000000),
    selling         text        not null default 'STOCK' check (selling in ('STOCK', 'BACKORDER', 'PREORDER')),
    backorder_limit integer     not null default 0 check (backorder_limit <= 1000000000),
    expected_on     date,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    primary key (variant_id, location_id),
    check (0 <= held and held <= on_hand),
    constraint stock_levels_backordered check (0 <= backordered and backordered <= backorder_limit)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02); -- reasons are in docs/scaling.md

comment on column inventory.stock_levels.version is 'of the terms, which people change; the units change without it';

create index stock_levels_location on inventory.stock_levels (location_id, variant_id);

-- What one reference, such as an order, has a claim on. Its state is changed by one conditional update only.
create table inventory.reservations (
    reference    uuid        primary key,
    state        text        not null check (state in ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED')),
    expires_at   timestamptz,
    -- The holders, as keyed hashes, to limit what one of them can withhold from others. Only while the reservation is
    -- held.
    customer_key bigint,
    source_key   bigint,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    check (state <> 'HELD' or expires_at is not null)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create index reservations_expiry on inventory.reservations (expires_at) where state = 'HELD';
create index reservations_created on inventory.reservations (created_at, reference);
create index reservations_of_customer on inventory.reservations (customer_key) where customer_key is not null;
create index reservations_of_source on inventory.reservations (source_key) where source_key is not null;

create table inventory.holds (
    reference   uuid    not null references inventory.reservations on delete cascade,
    variant_id  uuid    not null,
    location_id uuid    not null references inventory.locations,
    quantity    integer not null check (quantity > 0),
    shipped     integer not null default 0 check (shipped >= 0),
    released    integer not null default 0 check (released >= 0),
    -- Units that were promised before they came. Only a transaction that has locked the level changes it.
    backordered integer not null default 0,
    -- False where stock was not tracked when the units were promised: the level does not count them.
    counted     boolean not null,
    -- Units that the buyer picks up at the location; they are never allocated elsewhere.
    pickup      boolean not null default false,
    primary key (reference, variant_id, location_id),
    check (shipped + released <= quantity),
    constraint holds_backordered check (0 <= backordered and backordered <= quantity - shipped - released)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create index holds_variant on inventory.holds (variant_id);
create index holds_location on inventory.holds (location_id);
create index holds_waiting on inventory.holds (variant_id, location_id) where backordered > 0;

-- Append only: the sums of the deltas are the levels.
create table inventory.movements (
    id                uuid        primary key default kontor.new_id(),
    variant_id        uuid        not null,
    location_id       uuid        not null references inventory.locations,
    kind              text        not null check (kind in (
        'RECEIVED', 'ADJUSTED', 'COUNTED', 'HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED', 'SHIPPED', 'FILLED',
        'TRANSFERRED')),
    quantity          integer     not null check (quantity >= 0),
    on_hand_delta     integer     not null,
    held_delta        integer     not null,
    backordered_delta integer     not null default 0,
    reference         uuid,
    reason            text        check (char_length(reason) <= 40),
    note              text        check (char_length(note) <= 500),
    actor             text        not null,
    created_at        timestamptz not null default now()
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create index movements_created on inventory.movements (created_at, id);
create index movements_variant on inventory.movements (variant_id, created_at, id);
create index movements_location on inventory.movements (location_id, created_at, id);
create index movements_reference on inventory.movements (reference) where reference is not null;

create function inventory.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'inventory.movements is append only';
end
$$;

create trigger movements_append_only before update or delete on inventory.movements
    for each row execute function inventory.refuse_change();

-- Units on their way from one location to another. In between they are in neither.
create table inventory.transfers (
    id            uuid        primary key,
    version       bigint      not null,
    from_location uuid        not null references inventory.locations,
    to_location   uuid        not null references inventory.locations,
    state         text        not null check (state in ('DRAFT', 'IN_TRANSIT', 'RECEIVED', 'CANCELED')),
    note          text        check (char_length(note) <= 500),
    dispatched_at timestamptz,
    closed_at     timestamptz,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    check (from_location <> to_location),
    check ((state = 'DRAFT') = (dispatched_at is null)),
    check ((state in ('RECEIVED', 'CANCELED')) = (closed_at is not null))
);

create index transfers_created on inventory.transfers (created_at, id);
create index transfers_from on inventory.transfers (from_location, created_at);
create index transfers_to on inventory.transfers (to_location, created_at);

create table inventory.transfer_lines (
    transfer_id uuid    not null references inventory.transfers on delete cascade,
    variant_id  uuid    not null,
    quantity    integer not null check (quantity > 0),
    received    integer not null default 0,
    returned    integer not null default 0 check (returned >= 0),
    primary key (transfer_id, variant_id),
    check (received >= 0 and received + returned <= quantity)
);

-- A shelf is counted while the shop goes on selling: `expected` is the booked quantity at the moment of counting.
create table inventory.counts (
    id          uuid        primary key,
    version     bigint      not null,
    location_id uuid        not null references inventory.locations,
    state       text        not null check (state in ('OPEN', 'APPLIED', 'CANCELED')),
    note        text        check (char_length(note) <= 500),
    closed_at   timestamptz,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    check ((state = 'OPEN') = (closed_at is null))
);

-- Two counts of one shelf would correct the same mistake twice.
create unique index counts_one_open on inventory.counts (location_id) where state = 'OPEN';
create index counts_created on inventory.counts (created_at, id);

create table inventory.count_lines (
    count_id   uuid        not null references inventory.counts on delete cascade,
    variant_id uuid        not null,
    expected   integer     not null check (expected >= 0),
    counted    integer     not null check (counted >= 0),
    counted_at timestamptz not null,
    primary key (count_id, variant_id)
);

-- How many units of a variant are consumed at once, because something else is made of that many. An event reports that
-- there are no longer that many, as it reports that there is none.
create table inventory.lots (
    variant_id uuid    not null,
    sold_as    uuid    not null,
    quantity   integer not null check (quantity > 0),
    primary key (variant_id, sold_as)
);

create index lots_sold_as on inventory.lots (sold_as);
