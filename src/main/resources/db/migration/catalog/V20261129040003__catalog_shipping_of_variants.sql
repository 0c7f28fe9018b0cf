-- What shipping prices depend on besides the weight.
alter table catalog.variants
    add column volume_cm3       bigint not null default 0 check (volume_cm3 between 0 and 1000000000),
    add column shipping_profile text   check (shipping_profile ~ '^[a-z0-9][a-z0-9-]{0,39}$');
