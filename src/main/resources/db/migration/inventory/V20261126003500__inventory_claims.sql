-- Where a location is and whom it is meant to serve, for the choice of where to take units from.
alter table inventory.locations
    add column country text check (country ~ '^[A-Z]{2}$'),
    add column serves  text[] not null default '{}' check (cardinality(serves) <= 250);

comment on column inventory.locations.serves is 'countries that are near though they are other countries';

-- Who holds units, as keyed hashes, to bound what one can keep from others. Only while the reservation is held.
alter table inventory.reservations
    add column customer_key bigint,
    add column source_key   bigint;

create index reservations_of_customer on inventory.reservations (customer_key) where customer_key is not null;
create index reservations_of_source on inventory.reservations (source_key) where source_key is not null;
