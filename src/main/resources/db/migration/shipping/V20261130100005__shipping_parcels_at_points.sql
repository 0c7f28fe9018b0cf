-- A parcel can wait for the buyer at a point of the carrier.
alter table shipping.tracked_parcels drop constraint tracked_parcels_status_check;
alter table shipping.tracked_parcels
    add constraint tracked_parcels_status_check check (status in (
        'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'READY_FOR_COLLECTION', 'EXCEPTION', 'DELIVERED', 'RETURNED')) not valid;
