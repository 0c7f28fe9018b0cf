-- A comparison of a provider's charges of a time with the ledger. It reads the provider page by page and goes on where it was
-- cut off: the place is kept with each page.
create table payment.reconciliations (
    id          uuid        primary key,
    provider    text        not null,
    from_at     timestamptz not null,
    until_at    timestamptz not null check (until_at > from_at),
    status      text        not null check (status in ('RUNNING', 'DONE', 'FAILED')),
    next_page   text,
    charges     integer     not null default 0,
    differences integer     not null default 0,
    lease_until timestamptz not null,
    tries       integer     not null default 0,
    started_at  timestamptz not null,
    ended_at    timestamptz,
    version     bigint      not null
);

create index reconciliations_started on payment.reconciliations (started_at desc, id desc);
create index reconciliations_running on payment.reconciliations (lease_until) where status = 'RUNNING';

-- What the provider has listed so far.
create table payment.reconciled_charges (
    reconciliation_id uuid        not null references payment.reconciliations (id),
    reference         text        not null,
    payment_id        uuid,
    currency          char(3)     not null,
    captured_minor    bigint      not null,
    refunded_minor    bigint      not null,
    reserved          boolean     not null,
    created_at        timestamptz not null,
    primary key (reconciliation_id, reference)
);

create table payment.reconciliation_differences (
    id                uuid   primary key default kontor.new_id(),
    reconciliation_id uuid   not null references payment.reconciliations (id),
    kind              text   not null check (kind in
        ('CHARGE_WITHOUT_PAYMENT', 'CHARGE_WITHOUT_ORDER', 'PAYMENT_WITHOUT_CHARGE', 'AMOUNT_DIFFERS')),
    reference         text,
    payment_id        uuid,
    currency          char(3) not null,
    provider_minor    bigint  not null,
    ledger_minor      bigint  not null
);

create index reconciliation_differences_of on payment.reconciliation_differences (reconciliation_id, id);
-- Payments whose money was asked for in a time.
create index operations_authorized on payment.operations (started_at) where kind = 'AUTHORIZE';
