-- Looks up the charge of a payment.
drop index concurrently if exists payment.reconciled_charges_payment;
create index concurrently reconciled_charges_payment on payment.reconciled_charges (reconciliation_id, payment_id)
    where payment_id is not null;
