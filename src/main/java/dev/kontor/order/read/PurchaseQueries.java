package dev.kontor.order.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.Purchases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Checks what customers have bought.
@Repository
class PurchaseQueries implements Purchases {

    private final JdbcClient jdbc;

    PurchaseQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean bought(CustomerId customer, ProductId product) {
        return jdbc.sql("""
                select exists (
                    select 1 from orders.orders o
                    join orders.order_lines l on l.order_id = o.id
                    where o.customer_id = :customer and o.status in ('OPEN', 'COMPLETED') and l.product_id = :product)
                """)
                .param("customer", customer)
                .param("product", product)
                .query(Boolean.class)
                .single();
    }
}
