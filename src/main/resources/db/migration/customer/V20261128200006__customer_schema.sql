create schema if not exists customer;

-- The id is that of the account, whose e-mail address and status belong to identity.
create table customer.profiles (
    id         uuid        primary key,
    version    bigint      not null,
    first_name text        not null check (length(first_name) <= 100),
    last_name  text        not null check (length(last_name) <= 100),
    locale     text        not null check (length(locale) between 2 and 35),
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index profiles_by_creation on customer.profiles (created_at, id);
create index profiles_by_name on customer.profiles (lower(last_name) text_pattern_ops, id);

create table customer.addresses (
    id          uuid        primary key,
    version     bigint      not null,
    customer_id uuid        not null references customer.profiles (id) on delete cascade,
    first_name  text        not null check (length(first_name) between 1 and 100),
    -- People with one name have no last name.
    last_name   text check (length(last_name) between 1 and 100),
    company     text        check (length(company) <= 100),
    line1       text        not null check (length(line1) between 1 and 200),
    line2       text        check (length(line2) <= 200),
    city        text        not null check (length(city) between 1 and 100),
    region      text        check (region ~ '^[A-Z0-9]{1,3}$'),
    postcode    text        check (length(postcode) <= 20),
    country     char(2)     not null check (country ~ '^[A-Z]{2}$'),
    phone       text        check (phone ~ '^\+[1-9][0-9]{5,14}$'),
    created_at  timestamptz not null,
    updated_at  timestamptz not null
);

create index addresses_of_customer on customer.addresses (customer_id, created_at, id);

-- Registrations that were not worked on yet. Sealed, and gone afterwards: whether there is an account is not
-- looked at while the request lasts. The id is that of the account to be.
create table customer.registrations (
    id         uuid        primary key,
    sealed     bytea       not null,
    created_at timestamptz not null
);

create index registrations_age on customer.registrations (created_at);

-- Customers who requested erasure, and when.
create table customer.erasure_requests (
    customer_id  uuid        primary key references customer.profiles (id) on delete cascade,
    requested_at timestamptz not null
);

create index erasure_requests_age on customer.erasure_requests (requested_at);
