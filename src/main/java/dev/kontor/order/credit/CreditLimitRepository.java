package dev.kontor.order.credit;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the credit limits of customers, and finds the orders that they have not paid.
@Repository
class CreditLimitRepository {

    private final JdbcClient jdbc;

    CreditLimitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The limits of a customer.
    record Stored(List<String> currencies, List<Long> limitsMinor, long version, Instant updatedAt) {

        List<Money> limits() {
            return IntStream.range(0, currencies.size())
                    .mapToObj(each -> Money.of(limitsMinor.get(each), currencies.get(each)))
                    .toList();
        }
    }

    /// An order that is not paid in full, regardless of the method.
    record Unpaid(OrderId id, UUID cartId, PaymentId paymentId, OrderStatus status) {}

    Optional<Stored> find(CustomerId customer) {
        return jdbc.sql("""
                        select currencies, limits_minor, version, updated_at from orders.credit_limits
                        where customer_id = :customer
                        """).param("customer", customer).query(Stored.class).optional();
    }

    /// Replaces the limits. Lock the customer before.
    void save(CustomerId customer, List<Money> limits, Instant now) {
        jdbc.sql("""
                        insert into orders.credit_limits as l (customer_id, currencies, limits_minor, version, updated_at)
                        values (:customer, :limits.currency::text[], :limits.minor::bigint[], 1, :now)
                        on conflict (customer_id) do update set currencies = excluded.currencies,
                            limits_minor = excluded.limits_minor, version = l.version + 1, updated_at = excluded.updated_at
                        """)
                .param("customer", customer)
                .param("limits", limits)
                .param("now", now)
                .update();
    }

    /// Serializes the purchases on account of a customer, and changes of the limits, until the transaction
    /// ends. An advisory lock, because there is no row before the first order.
    void lock(CustomerId customer) {
        Sql.lock(jdbc, "order.credit " + customer.text());
    }

    /// Orders that may have money to come, also those whose checkout is in progress.
    List<Unpaid> unpaid(CustomerId customer) {
        return jdbc.sql("""
                        select id, cart_id, payment_id, status from orders.orders
                        where customer_id = :customer and (status = 'PENDING_PAYMENT'
                            or status = 'OPEN' and payment_status in ('AWAITING_TRANSFER', 'AUTHORIZED'))
                        """).param("customer", customer).query(Unpaid.class).list();
    }
}
