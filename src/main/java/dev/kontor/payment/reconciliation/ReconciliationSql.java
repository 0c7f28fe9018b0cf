package dev.kontor.payment.reconciliation;

/// Compares the charges with the ledger, a batch at a time, so that no statement takes long however much was sold.
/// Every lookup for a charge or a payment uses an index.
final class ReconciliationSql {

    private ReconciliationSql() {}

    /// Payments in progress: changed after the provider was read or so shortly before that clock differences matter,
    /// with an open operation or refund, to be undone, or waiting for the buyer.
    private static final String MOVING = """
            (p.updated_at >= r.started_at - interval '5 minutes'
                or p.status in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED') and p.alert is null
                or exists (select from payment.operations open where open.payment_id = p.id
                    and open.outcome in ('PENDING', 'UNKNOWN'))
                or exists (select from payment.undos u where u.payment_id = p.id and u.done_at is null))
            """;

    private static final String RENEW_LEASE = """
            update payment.reconciliations set lease_until = now() + interval '60 seconds'
            where id = :id and status = 'RUNNING'
            """;

    private static final String INSERT_DIFFERENCES = """
            insert into payment.reconciliation_differences
                (reconciliation_id, kind, reference, payment_id, currency, provider_minor, ledger_minor)
            """;

    /// Compares the next charges by reference and returns the last reference, or null at the end. Matches a charge with
    /// the payment that it names, otherwise with the payment that names the charge.
    static final String COMPARE_CHARGES = """
            with batch as materialized (
                select c.*, c.captured_minor - c.refunded_minor - c.withdrawn_minor as held_minor, r.started_at
                from payment.reconciliations r
                join payment.reconciled_charges c on c.reconciliation_id = r.id and c.reference > :after
                where r.id = :id and r.status = 'RUNNING'
                order by c.reference limit :limit
            ), matched as (
                select r.*, p.id as known, p.status, p.currency as payment_currency, coalesce(p.moving, false) as moving,
                    coalesce((select sum(e.amount_minor) from payment.ledger_entries e
                        where e.account = 'PROVIDER_CLEARING' and e.provider = :provider
                          and e.payment_id = any(array(
                              select p.id union all
                              select part.id from payment.payments part where part.source_id = p.id))), 0) as ledger_minor
                from batch r
                left join lateral (
                    select p.id, p.status, p.currency, %1$s as moving
                    from (
                        select named.* from payment.payments named where named.id = r.payment_id
                        union all
                        select naming.* from payment.payments naming
                        where r.payment_id is null and naming.provider = :provider
                          and naming.provider_reference = r.reference
                    ) p
                    where p.provider = :provider
                    limit 1
                ) p on true
            ), written as (
                %2$s
                select :id, case
                        when known is null then 'CHARGE_WITHOUT_PAYMENT'
                        when status not in ('AUTHORIZED', 'CAPTURED') then 'CHARGE_WITHOUT_ORDER'
                        else 'AMOUNT_DIFFERS' end,
                    reference, known, currency, held_minor, ledger_minor
                from matched
                where created_at >= :fromAt and created_at < :untilAt and not moving
                  and case
                      when known is null or status not in ('AUTHORIZED', 'CAPTURED')
                          then reserved or held_minor > 0
                      else held_minor <> ledger_minor or currency <> payment_currency end
            ), renewed as (
                %3$s
            )
            select max(reference) from batch
            """.formatted(MOVING, INSERT_DIFFERENCES, RENEW_LEASE);

    /// Looks for the charges of the next authorized payments and returns the place of the last one, or none at the end.
    static final String COMPARE_PAYMENTS = """
            with batch as materialized (
                select o.started_at as authorized_at, o.id as operation_id, o.payment_id, r.id as reconciliation_id, r.started_at
                from payment.reconciliations r
                join payment.operations o on o.kind = 'AUTHORIZE' and o.started_at >= :fromAt and o.started_at < :untilAt
                  and (o.started_at, o.id) > (:authorizedAt, :operationId)
                where r.id = :id and r.status = 'RUNNING'
                order by o.started_at, o.id limit :limit
            ), written as (
                %2$s
                select r.reconciliation_id, 'PAYMENT_WITHOUT_CHARGE', p.provider_reference, p.id, p.currency, 0,
                    p.captured_minor - p.refunded_minor - p.withdrawn_minor + coalesce((
                        select sum(f.amount_minor) from payment.refunds f
                        where f.payment_id = p.id and f.paid_by_staff and f.status = 'SUCCEEDED'), 0)
                from batch r join payment.payments p on p.id = r.payment_id
                where p.provider = :provider and p.status in ('AUTHORIZED', 'CAPTURED')
                  and not %1$s
                  and not exists (select from payment.reconciled_charges c
                      where c.reconciliation_id = r.reconciliation_id and c.payment_id = p.id)
                  and not exists (select from payment.reconciled_charges c
                      where c.reconciliation_id = r.reconciliation_id and c.payment_id is null
                        and c.reference = p.provider_reference)
            ), renewed as (
                %3$s
            )
            select authorized_at, operation_id from batch order by authorized_at desc, operation_id desc limit 1
            """.formatted(MOVING, INSERT_DIFFERENCES, RENEW_LEASE);
}
