alter table exchange.imports
    drop constraint imports_type_check,
    add constraint imports_type_check check (type in ('PRODUCTS', 'PRICES', 'STOCK', 'CUSTOMERS'));

alter table exchange.exports
    drop constraint exports_type_check,
    add constraint exports_type_check check (type in ('PRODUCTS', 'PRICES', 'STOCK', 'ORDERS', 'CUSTOMERS'));
