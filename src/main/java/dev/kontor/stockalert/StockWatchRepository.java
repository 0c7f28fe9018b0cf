package dev.kontor.stockalert;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The variants that shoppers wait for. The lock of a row admits one process that sends mails about the
/// variant.
@Repository
class StockWatchRepository {

    private final JdbcClient jdbc;

    StockWatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Watches the variant from now on.
    ///
    /// @param stock the variants whose stock it consumes
    void watch(VariantId variant, ProductId product, Collection<VariantId> stock, Duration wait) {
        jdbc.sql("""
                        insert into stockalert.watches as w (variant_id, product_id, stock_ids, due_at)
                        values (:variant, :product, :stock, now() + make_interval(secs => :wait))
                        on conflict (variant_id) do update set product_id = excluded.product_id,
                            stock_ids = excluded.stock_ids, due_at = least(w.due_at, excluded.due_at)
                        where w.due_at > excluded.due_at or w.stock_ids <> excluded.stock_ids
                        """)
                .param("variant", variant)
                .param("product", product)
                .param("stock", stock)
                .param("wait", wait.toSeconds())
                .update();
    }

    /// The variants, their bundles and the variants of the products are due after that time, or earlier.
    void due(Collection<VariantId> variants, Collection<ProductId> products, Duration wait) {
        jdbc.sql("""
                        update stockalert.watches set due_at = now() + make_interval(secs => :wait)
                        where due_at > now() + make_interval(secs => :wait)
                            and (stock_ids && :variants::uuid[] or product_id = any(:products::uuid[]))
                        """)
                .param("variants", variants)
                .param("products", products)
                .param("wait", wait.toSeconds())
                .update();
    }

    /// The variant is due now.
    void checkNow(VariantId variant) {
        jdbc.sql("update stockalert.watches set due_at = now() where variant_id = :variant and due_at > now()")
                .param("variant", variant)
                .update();
    }

    /// Locks a variant that is due until the end of the transaction; others skip it.
    Optional<VariantId> claim() {
        return jdbc.sql("""
                        select variant_id from stockalert.watches where due_at <= now()
                        order by due_at, variant_id limit 1 for update skip locked
                        """).query(VariantId.class).optional();
    }

    void next(VariantId variant, Collection<VariantId> stock, Duration wait) {
        jdbc.sql("""
                        update stockalert.watches set due_at = now() + make_interval(secs => :wait), stock_ids = :stock
                        where variant_id = :variant
                        """)
                .param("variant", variant)
                .param("stock", stock)
                .param("wait", wait.toSeconds())
                .update();
    }

    void later(VariantId variant, Duration wait) {
        jdbc.sql("""
                        update stockalert.watches set due_at = now() + make_interval(secs => :wait)
                        where variant_id = :variant
                        """).param("variant", variant).param("wait", wait.toSeconds()).update();
    }

    /// Watches the variant no longer if it has no alert.
    ///
    /// @return false if it has one
    boolean endIfIdle(VariantId variant) {
        return jdbc.sql("""
                        delete from stockalert.watches where variant_id = :variant and not exists (
                            select from stockalert.alerts
                            where variant_id = :variant and status in ('PENDING', 'WAITING'))
                        """).param("variant", variant).update() == 1;
    }

    void end(VariantId variant) {
        jdbc.sql("delete from stockalert.watches where variant_id = :variant")
                .param("variant", variant)
                .update();
    }
}
