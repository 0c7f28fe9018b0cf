-- Exports of a person's data.
create table privacy.data_exports (
    id           uuid        primary key,
    customer_id  uuid,
    email        text        check (email = lower(email) and length(email) between 3 and 254),
    requested_by text        not null check (length(requested_by) <= 100),
    -- Name of the archive in the storage; absent once it is deleted.
    object       text,
    bytes        bigint      check (bytes > 0),
    job_id       uuid        not null,
    created_at   timestamptz not null,
    ready_at     timestamptz,
    expires_at   timestamptz not null,
    check ((ready_at is null) = (bytes is null))
);
create index data_exports_listed on privacy.data_exports (created_at desc, id desc);
create index data_exports_of_customer on privacy.data_exports (customer_id, created_at desc)
    where customer_id is not null;
create index data_exports_of_email on privacy.data_exports (email) where email is not null;
create index data_exports_expiry on privacy.data_exports (expires_at) where object is not null;
