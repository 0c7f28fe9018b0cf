package dev.kontor.order.edit;

import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores edits. Lock the order before an edit is read to be changed.
@Repository
class OrderEditRepository {

    private static final String SELECT = """
            select id, order_id, number, status, reason, actions, plan, preview, payment_method, actor, created_at,
                decided_by, decided_at
            from orders.order_edits
            """;

    private final JdbcClient jdbc;

    OrderEditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of edits of an order.
    ///
    /// @param proposed those that are not decided
    record Count(int all, int proposed) {}

    /// Locks the order, so that its edits get different numbers.
    Count lockAndCount(OrderId order) {
        jdbc.sql("select id from orders.orders where id = :order for no key update")
                .param("order", order)
                .query(UUID.class)
                .single();
        return jdbc.sql("""
                        select count(*)::integer as "all",
                            (count(*) filter (where status = 'PROPOSED'))::integer as proposed
                        from orders.order_edits where order_id = :order
                        """).param("order", order).query(Count.class).single();
    }

    void insert(OrderEdit edit) {
        jdbc.sql("""
                        insert into orders.order_edits (id, order_id, number, status, reason, actions, plan, preview,
                            actor, created_at)
                        values (:id, :orderId, :number, :status, :reason, :actions::jsonb, :planned::jsonb,
                            :shown::jsonb, :actor, :createdAt)
                        """)
                .paramSource(edit)
                .param("planned", edit.plan())
                .param("shown", edit.preview())
                .update();
    }

    /// Stores the decision about a proposed edit.
    ///
    /// @throws dev.kontor.shared.problem.ConflictException if it was decided since it was read
    void decide(OrderEdit edit) {
        int rows =
                jdbc.sql("""
                        update orders.order_edits set status = :status, preview = :shown::jsonb,
                            payment_method = :paymentMethod, decided_by = :decidedBy, decided_at = :decidedAt
                        where id = :id and status = 'PROPOSED'
                        """).paramSource(edit).param("shown", edit.preview()).update();
        if (rows != 1) {
            find(edit.orderId(), edit.id()).orElseThrow().requireProposed();
        }
    }

    Optional<OrderEdit> find(OrderId order, OrderEditId id) {
        return jdbc.sql(SELECT + "where id = :id and order_id = :order")
                .param("id", id)
                .param("order", order)
                .query(OrderEdit.class)
                .optional();
    }

    /// An edit with the payment of its order, which has to be locked before the order.
    record Payable(OrderEdit edit, PaymentId paymentId) {}

    Optional<Payable> payable(OrderId order, OrderEditId id) {
        return jdbc.sql("""
                        select e.*, o.payment_id from orders.order_edits e join orders.orders o on o.id = e.order_id
                        where e.id = :id and o.id = :order
                        """)
                .param("id", id)
                .param("order", order)
                .query(Payable.class)
                .optional();
    }

    /// Newest first.
    List<OrderEdit> of(OrderId order) {
        return jdbc.sql(SELECT + "where order_id = :order order by number desc")
                .param("order", order)
                .query(OrderEdit.class)
                .list();
    }

    List<OrderEdit> confirmed(OrderId order) {
        return jdbc.sql(SELECT + "where order_id = :order and status = 'CONFIRMED' order by decided_at desc, id desc")
                .param("order", order)
                .query(OrderEdit.class)
                .list();
    }
}
