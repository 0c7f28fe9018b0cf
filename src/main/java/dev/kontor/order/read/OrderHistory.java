package dev.kontor.order.read;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.OrderId;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PurchaseHistory;
import java.sql.Types;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts a buyer's earlier orders, and names orders.
@Repository
class OrderHistory implements PurchaseHistory {

    private final JdbcClient jdbc;

    OrderHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int orders(PromotionBuyer buyer) {
        return jdbc.sql("""
                        select count(*) from (
                            select id from orders.orders
                            where customer_id = :customer and status in ('PENDING_PAYMENT', 'OPEN', 'COMPLETED')
                            union
                            select id from orders.orders
                            where lower(email) = lower(:email) and status in ('PENDING_PAYMENT', 'OPEN', 'COMPLETED')
                        ) as bought
                        """)
                .param("customer", buyer.customerId(), Types.OTHER)
                .param("email", buyer.email(), Types.VARCHAR)
                .query(Integer.class)
                .single();
    }

    @Override
    public Map<UUID, Purchase> purchases(Collection<UUID> references) {
        record Row(OrderId id, String number, @Nullable CustomerId customerId) {}
        return jdbc
                .sql("select id, number, customer_id from orders.orders where id = any(:ids)")
                .param("ids", references)
                .query(Row.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.id().value(), row -> new Purchase(row.id().text(), row.number(), row.customerId())));
    }
}
