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

-- A shelf is counted while the shop goes on: `expected` is what the books said at the moment of counting.
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

alter table inventory.movements
    drop constraint movements_kind_check,
    add constraint movements_kind_check check (kind in
        ('RECEIVED', 'ADJUSTED', 'COUNTED', 'HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED', 'SHIPPED', 'FILLED',
         'TRANSFERRED'));
