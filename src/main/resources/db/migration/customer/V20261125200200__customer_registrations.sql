-- Registrations that were not worked on yet. Sealed, and gone afterwards: whether there is an account is not
-- looked at while the request lasts. The id is that of the account to be.
create table customer.registrations (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index registrations_age on customer.registrations (created_at);

-- Who asked to be forgotten, and when.
create table customer.erasure_requests (
    customer_id  uuid        primary key references customer.profiles (id) on delete cascade,
    requested_at timestamptz not null
);

create index erasure_requests_age on customer.erasure_requests (requested_at);
