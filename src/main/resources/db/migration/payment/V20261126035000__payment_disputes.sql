-- Payments that buyers dispute with their bank, as their providers tell of them.
create table payment.disputes (
    id              uuid        primary key,
    payment_id      uuid        not null references payment.payments (id),
    provider        text        not null,
    -- What the provider calls it.
    reference       text        not null,
    status          text        not null check (status in
        ('INQUIRY', 'NEEDS_RESPONSE', 'UNDER_REVIEW', 'WON', 'LOST', 'CLOSED')),
    currency        char(3)     not null,
    amount_minor    bigint      not null check (amount_minor >= 0),
    -- What the provider has taken back for it, and not given again.
    withdrawn_minor bigint      not null check (withdrawn_minor >= 0),
    reason          text        not null,
    evidence_due_at timestamptz,
    disputed_at     timestamptz not null,
    closed_at       timestamptz,
    -- Background work: when to ask again, in case a notice was lost. In database time.
    next_check_at   timestamptz,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    version         bigint      not null,
    unique (provider, reference)
);

create index disputes_payment on payment.disputes (payment_id, created_at);
create index disputes_created on payment.disputes (created_at desc, id desc);
create index disputes_amount on payment.disputes (amount_minor, id);
create index disputes_due on payment.disputes (next_check_at) where next_check_at is not null;

-- What all disputes of a payment come to: what cannot be given back while it is disputed, what is lost, and what the
-- provider has taken back in all. A dispute can be of more than was captured: currencies move.
alter table payment.payments add column contested_minor bigint not null default 0 check (contested_minor >= 0);
alter table payment.payments add column lost_minor bigint not null default 0 check (lost_minor >= 0);
alter table payment.payments add column withdrawn_minor bigint not null default 0 check (withdrawn_minor >= 0);

alter table payment.inbox_events add column dispute text;
comment on column payment.inbox_events.dispute is 'what the provider calls the dispute that the notice is about';

alter table payment.reconciled_charges add column withdrawn_minor bigint not null default 0;

alter table payment.ledger_entries drop constraint ledger_entries_account_check;
alter table payment.ledger_entries add constraint ledger_entries_account_check check (account in
    ('RECEIVABLE', 'PROVIDER_CLEARING', 'SALES', 'REFUNDS', 'REFUNDS_PAYABLE', 'DISPUTES')) not valid;
alter table payment.ledger_entries validate constraint ledger_entries_account_check;
