package dev.kontor.order.read;

import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PurchaseHistory;
import java.sql.Types;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts a buyer's earlier orders.
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
}
