-- On which terms the units of a level are sold: what is kept back, and whether and how far more may be promised than
-- there is. The second check is for promises what the first is for units: a bug becomes an error.
alter table inventory.stock_levels
    add column version         bigint  not null default 1,
    add column safety          integer not null default 0 check (safety between 0 and 1000000000),
    add column low_threshold   integer check (low_threshold between 0 and 1000000000),
    add column selling         text    not null default 'STOCK' check (selling in ('STOCK', 'BACKORDER', 'PREORDER')),
    add column backorder_limit integer not null default 0 check (backorder_limit <= 1000000000),
    add column backordered     integer not null default 0,
    add column expected_on     date,
    add constraint stock_levels_backordered check (0 <= backordered and backordered <= backorder_limit);

comment on column inventory.stock_levels.version is 'of the terms, which people change; the units change without it';

-- Units that were promised before they came. Only whoever has locked the level changes how much of a hold waits.
alter table inventory.holds
    add column backordered integer not null default 0,
    add constraint holds_backordered check (0 <= backordered and backordered <= quantity - shipped - released);

create index holds_waiting on inventory.holds (variant_id, location_id) where backordered > 0;

alter table inventory.movements
    add column backordered_delta integer not null default 0,
    drop constraint movements_kind_check,
    add constraint movements_kind_check check (kind in
        ('RECEIVED', 'ADJUSTED', 'COUNTED', 'HELD', 'CONFIRMED', 'RELEASED', 'EXPIRED', 'SHIPPED', 'FILLED'));
