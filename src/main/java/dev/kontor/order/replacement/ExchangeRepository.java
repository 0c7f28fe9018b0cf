package dev.kontor.order.replacement;

import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import dev.kontor.order.returning.ReturnDetails.Exchange.Status;
import dev.kontor.order.returning.refund.ReturnRefundId;
import dev.kontor.payment.PaymentId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and ends exchanges. Lock the order of the return before one is changed.
@Repository
class ExchangeRepository {

    private static final String SELECT = """
            select x.id, x.return_id, x.order_id, x.status, x.shipment, x.currency as value_currency, x.value_minor,
                x.currency as credit_currency, x.credit_minor, x.currency as total_currency, x.total_minor, x.rest,
                x.refund_id, x.actor, x.created_at, x.ended_at
            from orders.exchanges x
            """;

    private final JdbcClient jdbc;

    ExchangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The order of a return and its payment, which is locked before it.
    record Source(OrderId orderId, PaymentId paymentId) {}

    Optional<Source> source(ReturnId id) {
        return jdbc.sql("""
                        select o.id as order_id, o.payment_id from orders.returns r join orders.orders o on o.id = r.order_id
                        where r.id = :id
                        """).param("id", id).query(Source.class).optional();
    }

    Optional<Exchange> open(ReturnId id) {
        return jdbc.sql(SELECT + "where x.return_id = :id and x.status = 'OPEN'")
                .param("id", id)
                .query(Exchange.class)
                .optional();
    }

    Optional<Exchange> ofRefund(ReturnRefundId id) {
        return jdbc.sql(SELECT + "where x.refund_id = :id")
                .param("id", id)
                .query(Exchange.class)
                .optional();
    }

    /// @return whether it was open until now
    boolean end(ExchangeId id, Status status, Instant now) {
        return jdbc.sql(
                                "update orders.exchanges set status = :status, ended_at = :now where id = :id and status = 'OPEN'")
                        .param("id", id)
                        .param("status", status)
                        .param("now", now)
                        .update()
                == 1;
    }
}
