-- Whether parcels go to the buyer's address or to a point of the carrier.
alter table shipping.methods add column delivers_to text not null default 'ADDRESS';
alter table shipping.methods
    add constraint methods_delivers_to_check check (delivers_to in ('ADDRESS', 'CARRIER_POINT')) not valid;
