create schema if not exists inventory;

create table inventory.locations (
    id         uuid        primary key,
    version    bigint      not null,
    code       text        not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name       text        not null check (char_length(name) between 1 and 100),
    active     boolean     not null,
    priority   integer     not null check (priority between 0 and 1000),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index locations_priority on inventory.locations (priority, id);

-- The contended rows. The check is the last line of defence: a bug becomes an error, never an oversell.
create table inventory.stock_levels (
    id          uuid        not null unique default kontor.new_id(),
    variant_id  uuid        not null,
    location_id uuid        not null references inventory.locations,
    on_hand     integer     not null default 0 check (on_hand <= 1000000000),
    held        integer     not null default 0,
    tracked     boolean     not null default true,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    primary key (variant_id, location_id),
    check (0 <= held and held <= on_hand)
) with (fillfactor = 70);

create index stock_levels_location on inventory.stock_levels (location_id, variant_id);

-- What one reference, such as an order, has a claim on. Its state is changed by one conditional update only.
create table inventory.reservations (
    reference  uuid        primary key,
    state      text        not null check (state in ('HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED')),
    expires_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (state <> 'HELD' or expires_at is not null)
);

create index reservations_expiry on inventory.reservations (expires_at) where state = 'HELD';
create index reservations_created on inventory.reservations (created_at, reference);

create table inventory.holds (
    reference   uuid    not null references inventory.reservations on delete cascade,
    variant_id  uuid    not null,
    location_id uuid    not null references inventory.locations,
    quantity    integer not null check (quantity > 0),
    shipped     integer not null default 0 check (shipped >= 0),
    released    integer not null default 0 check (released >= 0),
    -- False where stock was not tracked when the units were promised: the level does not know of them.
    counted     boolean not null,
    primary key (reference, variant_id, location_id),
    check (shipped + released <= quantity)
);

create index holds_variant on inventory.holds (variant_id);
create index holds_location on inventory.holds (location_id);

-- Append only: the sums of the deltas are the levels.
create table inventory.movements (
    id            uuid        primary key default kontor.new_id(),
    variant_id    uuid        not null,
    location_id   uuid        not null references inventory.locations,
    kind          text        not null check (kind in
        ('RECEIVED', 'ADJUSTED', 'COUNTED', 'HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED', 'SHIPPED')),
    quantity      integer     not null check (quantity >= 0),
    on_hand_delta integer     not null,
    held_delta    integer     not null,
    reference     uuid,
    reason        text        check (char_length(reason) <= 40),
    note          text        check (char_length(note) <= 500),
    actor         text        not null,
    created_at    timestamptz not null default now()
);

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
