package dev.kontor.payment.reconciliation;

/// Compares the charges with the ledger in one statement.
final class ReconciliationSql {

    private ReconciliationSql() {}

    /// Payments in progress: changed after the provider was read or so shortly before that clock differences matter,
    /// with an open operation or refund, to be undone, or waiting for the buyer.
    private static final String MOVING = """
            (p.updated_at >= ended.started_at - interval '5 minutes'
                or p.status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED') and p.alert is null
                or exists (select from payment.operations open where open.payment_id = p.id
                    and open.outcome in ('PENDING', 'UNKNOWN'))
                or exists (select from payment.undos u where u.payment_id = p.id and u.done_at is null))
            """;

    /// Matches a charge with the payment that it names, otherwise with the payment that names the charge.
    static final String COMPARE = """
            with ended as (
                update payment.reconciliations set status = 'DONE', ended_at = now(), version = version + 1
                where id = :id and status = 'RUNNING'
                returning id, started_at
            ), listed as (
                select c.*, c.captured_minor - c.refunded_minor - c.withdrawn_minor as held_minor, p.id as known, p.status, p.currency as payment_currency, coalesce(p.moving, false) as moving,
                    coalesce((select sum(e.amount_minor) from payment.ledger_entries e
                        where (e.payment_id = p.id or e.payment_id in (
                            select part.id from payment.payments part where part.source_id = p.id))
                          and e.account = 'PROVIDER_CLEARING'), 0) as ledger_minor
                from ended join payment.reconciled_charges c on c.reconciliation_id = ended.id
                left join lateral (
                    select p.id, p.status, p.currency, %1$s as moving from payment.payments p
                    where p.provider = :provider
                      and (p.id = c.payment_id or c.payment_id is null and p.provider_reference = c.reference)
                    limit 1
                ) p on true
            ), found as (
                select case
                        when known is null then 'CHARGE_WITHOUT_PAYMENT'
                        when status not in ('AUTHORIZED', 'CAPTURED') then 'CHARGE_WITHOUT_ORDER'
                        else 'AMOUNT_DIFFERS' end as kind,
                    reference, known as payment_id, currency, held_minor as provider_minor, ledger_minor
                from listed
                where created_at >= :from and created_at < :until and not moving
                  and case
                      when known is null or status not in ('AUTHORIZED', 'CAPTURED')
                          then reserved or held_minor > 0
                      else held_minor <> ledger_minor or currency <> payment_currency end
                union all
                select 'PAYMENT_WITHOUT_CHARGE', p.provider_reference, p.id, p.currency, 0,
                    p.captured_minor - p.refunded_minor - p.withdrawn_minor
                from ended, payment.operations o join payment.payments p on p.id = o.payment_id
                where o.kind = 'AUTHORIZE' and o.started_at >= :from and o.started_at < :until
                  and p.provider = :provider and p.status in ('AUTHORIZED', 'CAPTURED')
                  and not %1$s
                  and not exists (select from listed where listed.known = p.id)
            ), written as (
                insert into payment.reconciliation_differences
                    (reconciliation_id, kind, reference, payment_id, currency, provider_minor, ledger_minor)
                select :id, kind, reference, payment_id, currency, provider_minor, ledger_minor from found
                returning id
            )
            select count(*) from written
            """.formatted(MOVING);

    /// Stores the number of differences in the reconciliation.
    static final String COUNT = """
            update payment.reconciliations r
            set differences = (select count(*) from payment.reconciliation_differences d where d.reconciliation_id = r.id)
            where id = :id
            """;
}
