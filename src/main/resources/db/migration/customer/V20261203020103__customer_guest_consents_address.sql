drop index concurrently if exists customer.consent_records_of_address;
create index concurrently consent_records_of_address
    on customer.consent_records (address_key, purpose, recorded_at desc, id desc) where customer_id is null;
