-- In which numbers units leave at once, because something is made of so many. That there are no longer so many is told, like
-- that there is none.
create table inventory.lots (
    variant_id uuid    not null,
    sold_as    uuid    not null,
    quantity   integer not null check (quantity > 0),
    primary key (variant_id, sold_as)
);

create index lots_sold_as on inventory.lots (sold_as);
