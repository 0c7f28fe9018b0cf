-- Buyers send parcels back with labels of carriers: `reference` is the return if the kind is RETURN, else the
-- fulfillment.
alter table shipping.labels add column kind text not null default 'SHIPMENT';
alter table shipping.tracked_parcels add column kind text not null default 'SHIPMENT';
