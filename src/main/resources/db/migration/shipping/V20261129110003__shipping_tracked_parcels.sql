-- Parcels whose label was bought of a carrier, with the newest report. `reference` is the parcel, in another schema.
create table shipping.tracked_parcels (
    carrier         text        not null,
    tracking_number text        not null,
    reference       uuid        not null,
    status          text        check (status in ('IN_TRANSIT', 'OUT_FOR_DELIVERY', 'EXCEPTION', 'DELIVERED', 'RETURNED')),
    status_rank     int,
    status_at       timestamptz,
    next_poll_at    timestamptz,
    created_at      timestamptz not null,
    primary key (carrier, tracking_number),
    check ((status is null) = (status_at is null) and (status is null) = (status_rank is null))
);

create index tracked_parcels_due on shipping.tracked_parcels (next_poll_at) where next_poll_at is not null;
