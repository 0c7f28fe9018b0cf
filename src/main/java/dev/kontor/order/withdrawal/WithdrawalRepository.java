package dev.kontor.order.withdrawal;

import dev.kontor.order.OrderId;
import dev.kontor.shared.privacy.PersonToErase;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// Stores declarations of withdrawal.
@Repository
class WithdrawalRepository {

    private final JdbcClient jdbc;

    WithdrawalRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A placed order with the entered number.
    record Found(OrderId id, String email) {}

    void insert(WithdrawalId id, DeclareWithdrawal declared, Instant receivedAt) {
        jdbc.sql("""
                        insert into orders.withdrawals (id, status, order_number, email, name, statement, received_at)
                        values (:id, 'OPEN', :orderNumber, :email, :name, :statement, :receivedAt)
                        """)
                .paramSource(declared)
                .param("id", id)
                .param("receivedAt", receivedAt)
                .update();
    }

    /// Finds and locks a declaration.
    Optional<WithdrawalDetails> lock(WithdrawalId id) {
        return jdbc.sql("select " + WithdrawalQueries.COLUMNS + " from orders.withdrawals w where id = :id for update")
                .param("id", id)
                .query(WithdrawalDetails.class)
                .optional();
    }

    Optional<Found> placedOrder(String number) {
        return jdbc.sql("""
                        select id, email from orders.orders
                        where number = upper(:number) and placed_at is not null and email <> :erased
                        """)
                .param("number", number)
                .param("erased", PersonToErase.EMAIL)
                .query(Found.class)
                .optional();
    }

    /// The number of acknowledgments for the order since this time.
    int acknowledged(OrderId order, Instant since) {
        return jdbc.sql("""
                        select count(*) from orders.withdrawals where order_id = :order and acknowledged_at > :since
                        """)
                .param("order", order)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    /// Assigns a locked declaration.
    ///
    /// @param acknowledgedAt null if the buyer gets no acknowledgment
    void assign(WithdrawalId id, OrderId order, @Nullable Instant acknowledgedAt) {
        jdbc.sql("""
                        update orders.withdrawals set order_id = :order, acknowledged_at = :acknowledgedAt where id = :id
                        """)
                .param("id", id)
                .param("order", order)
                .param("acknowledgedAt", acknowledgedAt)
                .update();
    }

    /// Closes a locked declaration.
    void close(WithdrawalId id, @Nullable String note, String actor, Instant now) {
        jdbc.sql("""
                        update orders.withdrawals set status = 'CLOSED', note = :note, closed_by = :actor,
                            closed_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("note", note)
                .param("actor", actor)
                .param("now", now)
                .update();
    }

    /// Deletes declarations 30 days after staff closed them without an order.
    @Scheduled(initialDelayString = "PT17M", fixedDelayString = "PT1H")
    void purge() {
        jdbc.sql("""
                        delete from orders.withdrawals
                        where order_id is null and status = 'CLOSED' and closed_at < now() - interval '30 days'
                        """).update();
    }
}
