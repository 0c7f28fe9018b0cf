package dev.kontor.payment.reconciliation;

/// The comparison, as one statement.
final class ReconciliationSql {

    private ReconciliationSql() {}

    /// A charge belongs to the payment that it names, else to the one that names it. What is on its way is left
    /// out: a payment with an open operation, one that is to be undone, and a refund without outcome.
    static final String COMPARE = """
            with ended as (
                update payment.reconciliations set status = 'DONE', ended_at = now(), version = version + 1
                where id = :id and status = 'RUNNING'
                returning id
            ), listed as (
                select c.*, p.id as known, p.status, p.currency as payment_currency,
                    p.id is not null and (
                        exists (select from payment.operations o where o.payment_id = p.id
                                and o.outcome in ('PENDING', 'UNKNOWN'))
                        or exists (select from payment.undos u where u.payment_id = p.id and u.done_at is null)
                    ) as moving,
                    coalesce((select sum(e.amount_minor) from payment.ledger_entries e
                        where e.payment_id = p.id and e.account = 'PROVIDER_CLEARING'), 0) as ledger_minor
                from payment.reconciled_charges c
                left join lateral (
                    select p.id, p.status, p.currency from payment.payments p
                    where p.provider = :provider
                      and (p.id = c.payment_id or c.payment_id is null and p.provider_reference = c.reference)
                    limit 1
                ) p on true
                where c.reconciliation_id = :id and exists (select from ended)
            ), found as (
                select case
                        when known is null then 'CHARGE_WITHOUT_PAYMENT'
                        when status not in ('AUTHORIZED', 'CAPTURED') then 'CHARGE_WITHOUT_ORDER'
                        else 'AMOUNT_DIFFERS' end as kind,
                    reference, known as payment_id, currency, captured_minor - refunded_minor as provider_minor,
                    ledger_minor
                from listed
                where created_at >= :from and created_at < :until and not moving
                  and case
                      when known is null or status not in ('AUTHORIZED', 'CAPTURED')
                          then reserved or captured_minor > refunded_minor
                      else captured_minor - refunded_minor <> ledger_minor or currency <> payment_currency end
                union all
                select 'PAYMENT_WITHOUT_CHARGE', p.provider_reference, p.id, p.currency, 0,
                    p.captured_minor - p.refunded_minor
                from payment.operations o join payment.payments p on p.id = o.payment_id
                where o.kind = 'AUTHORIZE' and o.started_at >= :from and o.started_at < :until
                  and p.provider = :provider and p.status in ('AUTHORIZED', 'CAPTURED')
                  and exists (select from ended)
                  and not exists (select from listed where listed.known = p.id)
                  and not exists (select from payment.operations open where open.payment_id = p.id
                      and open.outcome in ('PENDING', 'UNKNOWN'))
            ), written as (
                insert into payment.reconciliation_differences
                    (reconciliation_id, kind, reference, payment_id, currency, provider_minor, ledger_minor)
                select :id, kind, reference, payment_id, currency, provider_minor, ledger_minor from found
                returning id
            )
            select count(*) from written
            """;

    /// How many were found, beside the end of the comparison.
    static final String COUNT = """
            update payment.reconciliations r
            set differences = (select count(*) from payment.reconciliation_differences d where d.reconciliation_id = r.id)
            where id = :id
            """;
}
