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

alter table shipping.methods
    drop constraint methods_kind_check,
    add constraint methods_kind_check
        check (kind in ('FLAT', 'BY_WEIGHT', 'BY_VALUE', 'BY_QUANTITY', 'BY_VOLUME', 'PICKUP'));
