package dev.kontor.order.read;

import dev.kontor.catalog.ProductId;
import dev.kontor.customer.CustomerOrders;
import dev.kontor.identity.CustomerId;
import dev.kontor.order.Purchases;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Checks what customers have bought, and who bought an order.
@Repository
class PurchaseQueries implements Purchases, CustomerOrders {

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
                    where o.customer_id = :customer and o.status in ('OPEN', 'COMPLETED') and l.product_id = :product
                    and l.canceled < l.quantity
                    and (l.shipped > 0 or o.payment_status in ('AUTHORIZED', 'PAID', 'PARTIALLY_REFUNDED')))
                """)
                .param("customer", customer)
                .param("product", product)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<CustomerId> customerOf(String orderNumber) {
        return jdbc.sql("select customer_id from orders.orders where number = :number and customer_id is not null")
                .param("number", orderNumber.toUpperCase(Locale.ROOT))
                .query(CustomerId.class)
                .optional();
    }
}
