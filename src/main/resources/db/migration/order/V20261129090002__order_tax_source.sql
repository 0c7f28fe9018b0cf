-- Where the taxes of an order come from; null for the rates of the shop.
alter table orders.orders
    add column tax_source text check (tax_source in ('PROVIDER', 'FALLBACK'));
