-- Exports of the subscribers of the newsletter.
alter table exchange.exports drop constraint exports_type_check;
alter table exchange.exports add constraint exports_type_check
    check (type in ('PRODUCTS', 'PRICES', 'STOCK', 'ORDERS', 'CUSTOMERS', 'NEWSLETTER_SUBSCRIBERS')) not valid;
