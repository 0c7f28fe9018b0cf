-- Several payments of one purchase. The first one is what others know the purchase by.
alter table payment.payments add column first_id uuid references payment.payments (id);
-- Pays for all that the others of the purchase leave: its amount follows when the price changes.
alter table payment.payments add column takes_rest boolean not null default true;
-- Only reserved until all payments of the purchase are good, then captured.
alter table payment.payments add column capture_later boolean not null default false;
-- All payments of the purchase were good together.
alter table payment.payments add column accepted boolean not null default false;

create index payments_parts on payment.payments (first_id) where first_id is not null;

drop index payment.payments_one_open;
create unique index payments_one_open on payment.payments (reference)
    where status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED') and first_id is null;
