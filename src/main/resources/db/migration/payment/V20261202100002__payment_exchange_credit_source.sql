drop index concurrently if exists payment.payments_of_source;
create index concurrently payments_of_source on payment.payments (source_id) where source_id is not null;
