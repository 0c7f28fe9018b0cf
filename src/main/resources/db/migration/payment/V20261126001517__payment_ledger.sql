-- The books: each movement of money is one transaction of two or more entries that sum to zero. Debit is positive, credit
-- negative. What a payment's entries sum to follows from where the payment stands.
create table payment.ledger_entries (
    id             uuid        primary key default kontor.new_id(),
    transaction_id uuid        not null,
    account        text        not null check (account in
        ('RECEIVABLE', 'PROVIDER_CLEARING', 'SALES', 'REFUNDS', 'REFUNDS_PAYABLE')),
    payment_id     uuid        not null references payment.payments (id),
    reference      uuid        not null,
    provider       text        not null,
    cause          text        not null,
    currency       char(3)     not null,
    amount_minor   bigint      not null check (amount_minor <> 0),
    posted_at      timestamptz not null
);

create index ledger_entries_reference on payment.ledger_entries (reference, id);
create index ledger_entries_payment on payment.ledger_entries (payment_id);
create index ledger_entries_posted on payment.ledger_entries (posted_at, id);

-- Looks at what one statement has added: a transaction is written by one statement, whole or not at all.
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

-- Where the shop runs as a role that owns nothing, that role may read and insert, nothing else.
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
        execute format('grant select, insert on payment.ledger_entries to %I', grantee);
    end loop;
end $$;

-- Payments from before the books were kept: one opening transaction each.
insert into payment.ledger_entries
    (transaction_id, account, payment_id, reference, provider, cause, currency, amount_minor, posted_at)
select p.id, b.account, p.id, p.reference, p.provider, 'OPENING', p.currency, b.amount_minor, now()
from (select *, status in ('AWAITING_TRANSFER', 'AUTHORIZED', 'CAPTURED') as good from payment.payments) p
cross join lateral (values
    ('RECEIVABLE', case when p.good then p.amount_minor else 0 end - p.captured_minor),
    ('PROVIDER_CLEARING', p.captured_minor - p.refunded_minor),
    ('SALES', case when p.good then -p.amount_minor else 0 end),
    ('REFUNDS', p.refunded_minor + p.refund_pending_minor),
    ('REFUNDS_PAYABLE', -p.refund_pending_minor)
) b (account, amount_minor)
where b.amount_minor <> 0;
