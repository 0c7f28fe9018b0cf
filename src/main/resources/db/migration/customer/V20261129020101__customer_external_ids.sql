-- The id of the customer in another system, such as an ERP.
alter table customer.profiles
    add column external_id text check (length(external_id) between 1 and 100),
    add constraint profiles_external_id unique (external_id);
