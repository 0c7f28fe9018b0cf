-- What the test provider remembers: it plays an outside system, so nothing refers to it and it refers to nothing.
create table payment.test_charges (
    key              uuid        primary key,
    token            text        not null,
    currency         char(3)     not null,
    authorized_minor bigint      not null,
    captured_minor   bigint      not null default 0,
    refunded_minor   bigint      not null default 0,
    status           text        not null,
    asked            integer     not null default 1,
    created_at       timestamptz not null default now(),
    check (captured_minor between 0 and authorized_minor),
    check (refunded_minor between 0 and captured_minor)
);

create table payment.test_operations (
    key          uuid        primary key,
    charge_key   uuid        not null,
    kind         text        not null,
    amount_minor bigint      not null,
    accepted     boolean     not null,
    asked        integer     not null default 1,
    created_at   timestamptz not null default now()
);
