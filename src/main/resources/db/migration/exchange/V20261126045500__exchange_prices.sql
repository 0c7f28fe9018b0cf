alter table exchange.imports drop constraint imports_type_check;
alter table exchange.imports add constraint imports_type_check check (type in ('PRODUCTS', 'PRICES'));
