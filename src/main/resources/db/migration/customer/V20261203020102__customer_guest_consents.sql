-- Consents of guests have no customer: the keyed hash of the address finds them. The owner of an address gives and
-- withdraws them with links of mails.
alter table customer.consent_records alter column customer_id drop not null;
alter table customer.consent_records drop constraint consent_records_source_check;
alter table customer.consent_records add constraint consent_records_source_check
    check (source in ('ACCOUNT', 'CHECKOUT', 'EMAIL', 'STAFF', 'IMPORT')) not valid;
