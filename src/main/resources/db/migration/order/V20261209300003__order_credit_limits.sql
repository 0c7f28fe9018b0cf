-- What customers may owe for purchases on account, instead of the limits of the way to pay. Empty if those count again.
create table orders.credit_limits (
    customer_id  uuid        primary key,
    currencies   text[]      not null,
    -- In minor units, in the order of the currencies.
    limits_minor bigint[]    not null check (cardinality(limits_minor) = cardinality(currencies)),
    version      bigint      not null,
    updated_at   timestamptz not null
);
