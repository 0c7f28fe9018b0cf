create schema if not exists payment;

create table payment.payments (
    id                   uuid        primary key,
    reference            uuid        not null,
    method               text        not null,
    provider             text        not null,
    currency             char(3)     not null,
    amount_minor         bigint      not null check (amount_minor >= 0),
    captured_minor       bigint      not null default 0,
    refunded_minor       bigint      not null default 0,
    refund_pending_minor bigint      not null default 0,
    status               text        not null check (status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED',
        'AWAITING_TRANSFER', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'CANCELED')),
    capture_now          boolean     not null,
    token                bytea,
    provider_reference   text,
    decline_reason       text,
    action               jsonb       not null default '{}',
    instructions         jsonb       not null default '{}',
    -- Set when only a person can go on: the provider's amount is another one, or it never answered.
    alert                text,
    -- Background work: when to look next, how often it was looked. In database time.
    next_check_at        timestamptz,
    checks               integer     not null default 0,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    version              bigint      not null,
    check (captured_minor between 0 and amount_minor),
    check (refunded_minor >= 0 and refund_pending_minor >= 0),
    check (refunded_minor + refund_pending_minor <= captured_minor)
);

comment on column payment.payments.token is 'sealed; kept until the provider has answered';

create unique index payments_one_open on payment.payments (reference)
    where status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED');
create index payments_reference on payment.payments (reference, created_at desc);
create index payments_due on payment.payments (next_check_at) where next_check_at is not null;
create index payments_created on payment.payments (created_at desc, id desc);
create index payments_amount on payment.payments (amount_minor, id);

create table payment.refunds (
    id                 uuid        primary key,
    payment_id         uuid        not null references payment.payments (id),
    amount_minor       bigint      not null check (amount_minor > 0),
    currency           char(3)     not null,
    reason             text        not null,
    status             text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'UNKNOWN')),
    failure_reason     text,
    provider_reference text,
    request_key        text,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    version            bigint      not null
);

create index refunds_payment on payment.refunds (payment_id, created_at);
create unique index refunds_request on payment.refunds (payment_id, request_key) where request_key is not null;

-- Everything that was ever asked of a provider, recorded before it was asked. The id is the provider's
-- idempotency key.
create table payment.operations (
    id           uuid        primary key,
    payment_id   uuid        not null references payment.payments (id),
    kind         text        not null check (kind in ('AUTHORIZE', 'CAPTURE', 'CANCEL', 'REFUND', 'RECEIVE')),
    amount_minor bigint      not null check (amount_minor >= 0),
    currency     char(3)     not null,
    outcome      text        not null check (outcome in ('PENDING', 'SUCCEEDED', 'REFUSED', 'NOT_SENT', 'UNKNOWN')),
    detail       text,
    request_key  text,
    started_at   timestamptz not null,
    ended_at     timestamptz
);

create index operations_payment on payment.operations (payment_id, started_at);
-- Capture and void exclude each other while one of them is on its way.
create unique index operations_one_open on payment.operations (payment_id)
    where kind in ('AUTHORIZE', 'CAPTURE', 'CANCEL') and outcome in ('PENDING', 'UNKNOWN');
create unique index operations_request on payment.operations (payment_id, kind, request_key)
    where request_key is not null;

-- Payments that have to be undone as a whole, whatever their state turns out to be. Once for each reason.
create table payment.undos (
    payment_id   uuid        not null references payment.payments (id),
    reason       text        not null,
    requested_at timestamptz not null,
    next_try_at  timestamptz not null,
    tries        integer     not null default 0,
    done_at      timestamptz,
    primary key (payment_id, reason)
);

create index undos_due on payment.undos (next_try_at) where done_at is null;
