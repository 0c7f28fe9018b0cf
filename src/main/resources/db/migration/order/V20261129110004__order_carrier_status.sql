-- Where the carrier says that a parcel is.
alter table orders.fulfillments
    add column carrier_status    text,
    add column carrier_status_at timestamptz;
