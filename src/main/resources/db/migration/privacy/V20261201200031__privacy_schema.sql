create schema if not exists privacy;

-- Requests to erase a person: a customer, or a guest by e-mail address. The address is removed with the rest of the
-- person; its keyed hash remains, to prove later that the address was erased.
create table privacy.erasure_requests (
    id           uuid        primary key,
    customer_id  uuid,
    email        text        check (email = lower(email) and length(email) between 3 and 254),
    email_key    bytea       check (octet_length(email_key) = 32),
    origin       text        not null check (origin in ('CUSTOMER', 'STAFF', 'RETENTION')),
    status       text        not null check (status in ('REQUESTED', 'APPROVED', 'ERASED', 'REJECTED', 'WITHDRAWN')),
    -- The event by which the customer requested it.
    event_id     uuid        constraint erasure_requests_event unique,
    requested_at timestamptz not null,
    requested_by text        not null check (length(requested_by) <= 100),
    decided_at   timestamptz,
    decided_by   text        check (length(decided_by) <= 100),
    reason       text        check (length(reason) <= 500),
    job_id       uuid,
    erased_at    timestamptz,
    check ((customer_id is null) <> (email_key is null)),
    check ((status = 'ERASED') = (erased_at is not null)),
    check (email is null or status <> 'ERASED')
);
-- A person has one request at a time.
create unique index erasure_requests_of_customer on privacy.erasure_requests (customer_id)
    where status in ('REQUESTED', 'APPROVED');
create unique index erasure_requests_of_email on privacy.erasure_requests (email_key)
    where status in ('REQUESTED', 'APPROVED');
create index erasure_requests_listed on privacy.erasure_requests (requested_at desc, id desc);
create index erasure_requests_by_customer on privacy.erasure_requests (customer_id) where customer_id is not null;
create index erasure_requests_by_email on privacy.erasure_requests (email_key) where email_key is not null;

-- The proof: how many rows of which table an erasure deleted or emptied.
create table privacy.erased_rows (
    request_id uuid   not null references privacy.erasure_requests (id),
    table_name text   not null,
    rows       bigint not null check (rows > 0),
    primary key (request_id, table_name)
);

-- Persons who must not be erased, because of a dispute or an order of an authority.
create table privacy.legal_holds (
    id          uuid        primary key,
    customer_id uuid,
    email       text        check (email = lower(email) and length(email) between 3 and 254),
    reason      text        not null check (length(reason) between 1 and 500),
    created_by  text        not null check (length(created_by) <= 100),
    created_at  timestamptz not null,
    check ((customer_id is null) <> (email is null))
);
create unique index legal_holds_of_customer on privacy.legal_holds (customer_id) where customer_id is not null;
create unique index legal_holds_of_email on privacy.legal_holds (email) where email is not null;
create index legal_holds_listed on privacy.legal_holds (created_at desc, id desc);
