package dev.kontor.order.returning.refund;

import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnRefundStatus;
import dev.kontor.order.returning.ReturnRepository;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores refunds of returned units. A row commits together with the decision and is the work list of the payer.
@Repository
class ReturnRefundRepository {

    private static final String COLUMNS = """
            id, return_id, return_number, payment_id, status, amount_minor, credited_minor, goods_minor, restocking_fee_minor,
            shipping_minor, currency, units, items, completes, transferred, reason, failure, actor, created_at
            """;

    private final JdbcClient jdbc;

    ReturnRefundRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The refund of units.
    ///
    /// @param credited part of `amount` that was not paid out
    record ReturnRefundSum(Money amount, Money credited) {}

    Optional<RefundBasis> basis(ReturnId id) {
        return jdbc.sql("select " + ReturnRepository.COLUMNS + """
                        , o.payment_id, p.restocking_percent, p.shipping_refund,
                            (select jsonb_agg(jsonb_build_object('id', l.id, 'shippable', l.shippable,
                                'quantity', l.quantity, 'canceled', l.canceled, 'returned', l.returned,
                                'groupId', l.shipping_group_id) order by l.position)
                             from orders.order_lines l where l.order_id = o.id) as lines,
                            (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'status', f.status,
                                'units', f.units, 'items', f.items, 'completes', f.completes,
                                'transferred', f.transferred, 'creditedMinor', f.credited_minor,
                                'goodsMinor', f.goods_minor, 'restockingFeeMinor', f.restocking_fee_minor,
                                'shippingMinor', f.shipping_minor) order by f.id), '[]')
                             from orders.return_refunds f where f.return_id = r.id) as refunds
                        from orders.returns r join orders.orders o on o.id = r.order_id, orders.return_policies p
                        where r.id = :id
                        """)
                .param("id", id)
                .query(RefundBasis.class)
                .optional();
    }

    Optional<ReturnRefund> find(ReturnRefundId id) {
        return jdbc.sql("select " + COLUMNS + " from orders.return_refunds where id = :id")
                .param("id", id)
                .query(ReturnRefund.class)
                .optional();
    }

    Optional<OrderId> orderOf(ReturnRefundId id) {
        return jdbc.sql("""
                        select r.order_id from orders.return_refunds f join orders.returns r on r.id = f.return_id
                        where f.id = :id
                        """).param("id", id).query(OrderId.class).optional();
    }

    void insert(ReturnRefund refund) {
        jdbc.sql("""
                        insert into orders.return_refunds (id, return_id, return_number, payment_id, status, currency,
                            amount_minor, credited_minor, goods_minor, restocking_fee_minor, shipping_minor, units, items, completes, transferred, reason, actor,
                            created_at, next_try_at, refunded_minor)
                        values (:id, :returnId, :returnNumber, :paymentId, :status, :amountCurrency, :amountMinor, :creditedMinor,
                            :goodsMinor, :restockingFeeMinor, :shippingMinor, :units, :items, :completes, :transferred, :reason,
                            :actor, :createdAt, case when :transferred then 'infinity' else now() + interval '15 seconds' end,
                            :creditedMinor)
                        """).paramSource(refund).update();
    }

    /// Claims due refunds for this process only. Sets the next attempt before it starts, so that a crash only delays
    /// the refund.
    List<ReturnRefund> claim(int limit) {
        return jdbc.sql("""
                        update orders.return_refunds set tries = tries + 1,
                            next_try_at = now() + make_interval(secs => (array[60, 300, 900, 3600, 21600, 86400])
                                [least(tries + 1, 6)])
                        where id in (
                            select id from orders.return_refunds where status = 'PENDING' and next_try_at <= now()
                            order by next_try_at limit :limit for update skip locked)
                        returning\s""" + COLUMNS)
                .param("limit", limit)
                .query(ReturnRefund.class)
                .list();
    }

    /// Records how much of a refund was refunded. It never becomes less.
    void refunded(ReturnRefundId id, Money amount) {
        jdbc.sql("""
                        update orders.return_refunds set refunded_minor = :amount
                        where id = :id and status <> 'SUCCEEDED' and refunded_minor < :amount
                        """).param("id", id).param("amount", amount.minor()).update();
    }

    /// Sums a refund that was made in several tries.
    ReturnRefundSum sum(ReturnRefund last) {
        return jdbc.sql("""
                        select sum(refunded_minor)::bigint as amount_minor,
                            sum(credited_minor)::bigint as credited_minor, min(currency) as currency
                        from orders.return_refunds where return_id = :returnId and (id = :id or completes = :id)
                        """)
                .param("returnId", last.returnId())
                .param("id", last.completes() == null ? last.id() : last.completes())
                .query(ReturnRefundSum.class)
                .single();
    }

    /// @return whether it was pending until now
    boolean finish(ReturnRefundId id, ReturnRefundStatus outcome, @Nullable String failure, Instant now) {
        return jdbc.sql("""
                        update orders.return_refunds set status = :outcome, failure = :failure, done_at = :now,
                            refunded_minor = case when :outcome = 'SUCCEEDED' then amount_minor else refunded_minor end
                        where id = :id and status = 'PENDING'
                        """)
                        .param("id", id)
                        .param("outcome", outcome)
                        .param("failure", failure)
                        .param("now", now)
                        .update()
                == 1;
    }
}
