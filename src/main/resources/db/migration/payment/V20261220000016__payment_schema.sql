create schema if not exists payment;

create table payment.payments (
    id                   uuid        primary key,
    version              bigint      not null,
    -- What is paid, such as a cart.
    reference            uuid        not null,
    -- Several payments of one purchase. Others know the purchase by the first one.
    first_id             uuid        references payment.payments (id),
    -- Pays for all that the others of the purchase leave: its amount follows when the price changes.
    takes_rest           boolean     not null default true,
    -- Only reserved until all payments of the purchase have succeeded, then captured.
    capture_later        boolean     not null default false,
    -- All payments of the purchase have succeeded together.
    accepted             boolean     not null default false,
    method               text        not null,
    provider             text        not null,
    -- Value that a refund of another payment provides, and that payment's root: the one that a provider holds.
    source_id            uuid,
    source_refund_id     uuid,
    status               text        not null check (status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED',
        'AWAITING_TRANSFER', 'AUTHORIZED', 'CAPTURED', 'DECLINED', 'CANCELED')),
    currency             char(3)     not null,
    amount_minor         bigint      not null check (amount_minor >= 0),
    captured_minor       bigint      not null default 0,
    -- The rest of a captured payment that will not be captured: it was released.
    released_minor       bigint      not null default 0,
    -- Part of the released amount that the shop has lost: staff have written it off.
    written_off_minor    bigint      not null default 0,
    -- Money that arrived outside of any provider beyond the amount and was not refunded; it belongs to the buyer.
    overpaid_minor       bigint      not null default 0,
    refunded_minor       bigint      not null default 0,
    refund_pending_minor bigint      not null default 0,
    -- Sums of all disputes of a payment: what cannot be refunded while it is disputed, what is lost, and what the
    -- provider has withdrawn in all. A dispute can be of more than was captured: exchange rates change.
    contested_minor      bigint      not null default 0 check (contested_minor >= 0),
    lost_minor           bigint      not null default 0 check (lost_minor >= 0),
    withdrawn_minor      bigint      not null default 0 check (withdrawn_minor >= 0),
    capture_now          boolean     not null,
    token                bytea,
    provider_reference   text,
    decline_reason       text,
    action               jsonb       not null default '{}',
    instructions         jsonb       not null default '{}',
    -- Set when only a person can go on: the provider's amount is another one, or it never answered.
    alert                text,
    -- Background work: when to check next, how often it was checked. In database time.
    next_check_at        timestamptz,
    checks               integer     not null default 0,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    check (captured_minor between 0 and amount_minor),
    check (refunded_minor >= 0 and refund_pending_minor >= 0),
    check (refunded_minor + refund_pending_minor <= captured_minor),
    constraint payments_released
        check (released_minor >= 0 and captured_minor + released_minor <= amount_minor),
    constraint payments_written_off check (written_off_minor between 0 and amount_minor - captured_minor),
    constraint payments_overpaid check (overpaid_minor >= 0),
    constraint payments_source check ((source_id is null) = (source_refund_id is null))
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02); -- reasons are in docs/scaling.md

comment on column payment.payments.token is 'sealed; kept until the provider has answered';
comment on column payment.payments.source_id is 'payment whose provider holds the money, for method exchange-credit';

create index payments_reference on payment.payments (reference, created_at desc);
-- Purchases that await money from outside of any provider.
create index payments_awaited on payment.payments (coalesce(first_id, id))
    where provider = 'manual' and status in ('AWAITING_TRANSFER', 'CAPTURED')
        and captured_minor + released_minor < amount_minor;
create index payments_due on payment.payments (next_check_at) where next_check_at is not null;
create index payments_created on payment.payments (created_at desc, id desc);
create index payments_amount on payment.payments (amount_minor, id);
create index payments_provider_reference on payment.payments (provider, provider_reference)
    where provider_reference is not null;
create index payments_parts on payment.payments (first_id) where first_id is not null;
create index payments_of_source on payment.payments (source_id) where source_id is not null;
create unique index payments_one_open on payment.payments (reference)
    where status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED') and first_id is null;

create table payment.refunds (
    id                 uuid        primary key,
    version            bigint      not null,
    payment_id         uuid        not null references payment.payments (id),
    currency           char(3)     not null,
    amount_minor       bigint      not null check (amount_minor > 0),
    reason             text        not null,
    -- What it is for.
    purpose            text        not null,
    purpose_id         text,
    -- What of a purchase is refunded; empty for a refund of the payment as such, such as goodwill.
    items              jsonb       not null default '[]',
    -- Its net amounts and taxes, item by item, if they are known.
    taxes              jsonb       check (jsonb_typeof(taxes) = 'array'),
    -- Whether the units of a refund stay in the order.
    keep_units         boolean     not null default false,
    -- Whether the money was not paid out but pays another purchase.
    transferred        boolean     not null default false,
    -- Whether staff paid the buyer themselves, so that the provider knows nothing of the refund.
    paid_by_staff      boolean     not null default false,
    status             text        not null check (status in ('PENDING', 'SUCCEEDED', 'FAILED', 'UNKNOWN')),
    failure_reason     text,
    provider_reference text,
    request_key        text,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    constraint refunds_purpose check (purpose in ('REQUESTED', 'CANCELED_UNITS', 'RETURN', 'EXCHANGE', 'TRANSFER', 'UNDO')
        and (purpose_id is not null) = (purpose in ('RETURN', 'EXCHANGE')))
);

create index refunds_payment on payment.refunds (payment_id, created_at);
create unique index refunds_request on payment.refunds (payment_id, request_key) where request_key is not null;

-- Every request to a provider, recorded before it is sent. The id is the provider's idempotency key.
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
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02);

create index operations_payment on payment.operations (payment_id, started_at);
-- Capture and void exclude each other while one of them is on its way.
create unique index operations_one_open on payment.operations (payment_id)
    where kind in ('AUTHORIZE', 'CAPTURE', 'CANCEL') and outcome in ('PENDING', 'UNKNOWN');
create unique index operations_request on payment.operations (payment_id, kind, request_key)
    where request_key is not null;
-- Authorizations within a period.
create index operations_authorized on payment.operations (started_at) where kind = 'AUTHORIZE';

-- Payments that have to be undone as a whole, in any state. Once for each reason.
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

-- The books: each movement of money is one transaction of two or more entries that sum to zero. Debit is positive, credit
-- negative. The sums of a payment's entries follow from its status.
create table payment.ledger_entries (
    id             uuid        primary key default kontor.new_id(),
    transaction_id uuid        not null,
    account        text        not null constraint ledger_entries_account check (account in (
        'RECEIVABLE', 'PROVIDER_CLEARING', 'SALES', 'REFUNDS', 'REFUNDS_PAYABLE', 'DISPUTES', 'WRITE_OFFS', 'OVERPAYMENTS',
        'GIFT_CARDS', 'STORE_CREDIT', 'VALUE_GRANTED', 'BREAKAGE')),
    payment_id     uuid        references payment.payments (id),
    -- Of value that the shop itself holds for buyers, such as gift cards: its entries have no payment.
    holder         text,
    reference      uuid        not null,
    provider       text        not null,
    cause          text        not null,
    currency       char(3)     not null,
    amount_minor   bigint      not null check (amount_minor <> 0),
    posted_at      timestamptz not null,
    constraint ledger_entries_owner check ((payment_id is null) <> (holder is null))
) with (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

create index ledger_entries_reference on payment.ledger_entries (reference, id);
create index ledger_entries_payment on payment.ledger_entries (payment_id);
create index ledger_entries_posted on payment.ledger_entries (posted_at, id);

-- Checks what one statement has added: a transaction is written by one statement, whole or not at all.
create function payment.refuse_unbalanced() returns trigger language plpgsql as $$
begin
    if exists (select from added group by transaction_id
               having sum(amount_minor) <> 0 or count(distinct (currency, payment_id)) > 1) then
        raise exception 'a ledger transaction must sum to zero, for one payment in one currency'
            using errcode = 'check_violation', constraint = 'ledger_entries_balance';
    end if;
    return null;
end $$;

create trigger ledger_entries_balance after insert on payment.ledger_entries
    referencing new table as added for each statement execute function payment.refuse_unbalanced();

create function payment.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger only grows: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger ledger_entries_only_grow before update or delete on payment.ledger_entries
    for each row execute function payment.refuse_change();

create trigger ledger_entries_are_not_emptied before truncate on payment.ledger_entries
    for each statement execute function payment.refuse_change();

-- Where the application runs as a role that owns nothing, the owner's default privileges give that role all rights on
-- new tables. On the ledger it may read, insert and analyze, nothing else.
do $$
declare
    grantee text;
begin
    for grantee in
        select distinct r.rolname
        from pg_class t, aclexplode(t.relacl) a join pg_roles r on r.oid = a.grantee
        where t.oid = 'payment.ledger_entries'::regclass and a.grantee <> t.relowner
    loop
        execute format('revoke all on payment.ledger_entries from %I', grantee);
        execute format('grant select, insert, maintain on payment.ledger_entries to %I', grantee);
    end loop;
end $$;

-- What providers have sent: stored before it is answered, processed afterwards, once for each of their events. Only what
-- is needed to query the provider is stored; amounts are always read from the provider itself.
create table payment.inbox_events (
    provider    text        not null,
    event_id    text        not null,
    type        text        not null,
    payment_id  uuid,
    reference   text,
    dispute     text,
    received_at timestamptz not null,
    next_try_at timestamptz not null,
    tries       integer     not null default 0,
    done_at     timestamptz,
    -- `applied`, or why nothing was to be done: `no-payment`.
    outcome     text,
    primary key (provider, event_id)
);

comment on column payment.inbox_events.dispute is 'what the provider calls the dispute that the notice is about';

create index inbox_events_due on payment.inbox_events (next_try_at) where done_at is null;
create index inbox_events_done on payment.inbox_events (done_at) where done_at is not null;

-- A comparison of a provider's charges of a period with the ledger. It reads the provider page by page and resumes at the
-- last page after an interruption.
create table payment.reconciliations (
    id          uuid        primary key,
    version     bigint      not null,
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
    ended_at    timestamptz
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
    withdrawn_minor   bigint      not null default 0,
    reserved          boolean     not null,
    created_at        timestamptz not null,
    primary key (reconciliation_id, reference)
);

-- Looks up the charge of a payment.
create index reconciled_charges_payment on payment.reconciled_charges (reconciliation_id, payment_id)
    where payment_id is not null;

create table payment.reconciliation_differences (
    id                uuid    primary key default kontor.new_id(),
    reconciliation_id uuid    not null references payment.reconciliations (id),
    kind              text    not null check (kind in
        ('CHARGE_WITHOUT_PAYMENT', 'CHARGE_WITHOUT_ORDER', 'PAYMENT_WITHOUT_CHARGE', 'AMOUNT_DIFFERS')),
    reference         text,
    payment_id        uuid,
    currency          char(3) not null,
    provider_minor    bigint  not null,
    ledger_minor      bigint  not null
);

create index reconciliation_differences_of on payment.reconciliation_differences (reconciliation_id, id);

-- Payments that buyers dispute with their bank, as their providers report them.
create table payment.disputes (
    id              uuid        primary key,
    version         bigint      not null,
    payment_id      uuid        not null references payment.payments (id),
    provider        text        not null,
    -- What the provider calls it.
    reference       text        not null,
    status          text        not null check (status in
        ('INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'CLOSED')),
    currency        char(3)     not null,
    amount_minor    bigint      not null check (amount_minor >= 0),
    -- What the provider has withdrawn for it and not returned.
    withdrawn_minor bigint      not null check (withdrawn_minor >= 0),
    reason          text        not null,
    evidence_due_at timestamptz,
    disputed_at     timestamptz not null,
    closed_at       timestamptz,
    -- Background work: when to query the provider again, in case a notice was lost. In database time.
    next_check_at   timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    unique (provider, reference)
);

create index disputes_payment on payment.disputes (payment_id, created_at);
create index disputes_created on payment.disputes (created_at desc, id desc);
create index disputes_amount on payment.disputes (amount_minor, id);
create index disputes_due on payment.disputes (next_check_at) where next_check_at is not null;
