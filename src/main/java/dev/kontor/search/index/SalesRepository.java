package dev.kontor.search.index;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores recently sold units, once per order.
@Repository
class SalesRepository {

    private final JdbcClient jdbc;

    SalesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Sale(String orderId, UUID productId, int units, Instant soldAt) {}

    void add(List<Sale> sales) {
        jdbc.sql("""
                        insert into search.sales (order_id, product_id, units, sold_at)
                        select s.order_id, s.product_id, sum(s.units)::integer, min(s.sold_at)
                        from unnest(:orders::text[], :products::uuid[], :units::integer[], :times::timestamptz[])
                            as s (order_id, product_id, units, sold_at)
                        group by s.order_id, s.product_id
                        on conflict do nothing
                        """)
                .param("orders", sales.stream().map(Sale::orderId).toList())
                .param(
                        "products",
                        sales.stream().map(sale -> sale.productId().toString()).toList())
                .param("units", sales.stream().map(Sale::units).toList())
                .param(
                        "times",
                        sales.stream().map(sale -> sale.soldAt().toString()).toList())
                .update();
    }

    /// Deletes sales older than a season.
    void deleteExpired() {
        jdbc.sql("delete from search.sales where sold_at < clock_timestamp() - interval '90 days'")
                .update();
    }
}
