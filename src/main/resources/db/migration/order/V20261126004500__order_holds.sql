alter table orders.orders
    add column held_at     timestamptz,
    add column held_by     text,
    add column hold_reason text,
    add check ((held_at is null) = (held_by is null)),
    add check ((held_at is null) = (hold_reason is null));

create index orders_held on orders.orders (held_at) where held_at is not null;
