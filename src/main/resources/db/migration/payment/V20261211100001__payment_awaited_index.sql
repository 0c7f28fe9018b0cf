drop index concurrently if exists payment.payments_awaited;

-- Purchases that await money from outside of any provider.
create index concurrently payments_awaited on payment.payments (coalesce(first_id, id))
    where provider = 'manual' and status in ('AWAITING_TRANSFER', 'CAPTURED')
        and captured_minor + released_minor < amount_minor;
