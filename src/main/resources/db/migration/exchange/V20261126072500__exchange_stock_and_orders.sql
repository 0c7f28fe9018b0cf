alter table exchange.imports drop constraint imports_type_check;
alter table exchange.imports add constraint imports_type_check check (type in ('PRODUCTS', 'PRICES', 'STOCK'));

alter table exchange.exports drop constraint exports_type_check;
alter table exchange.exports add constraint exports_type_check
    check (type in ('PRODUCTS', 'PRICES', 'STOCK', 'ORDERS'));
alter table exchange.exports
    add column filter jsonb not null default '{}' check (jsonb_typeof(filter) = 'object');

-- What the rows of a file have named so far, while they are gone through.
create table exchange.import_keys (
    import_id  uuid   not null references exchange.imports (id) on delete cascade,
    round      int    not null,
    hash       uuid   not null,
    row_number bigint not null,
    primary key (import_id, round, hash)
);
