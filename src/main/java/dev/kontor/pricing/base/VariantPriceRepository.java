package dev.kontor.pricing.base;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps base prices. The row of the variant carries the version of all its prices.
@Repository
class VariantPriceRepository {

    private final JdbcClient jdbc;

    VariantPriceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    VariantPrices find(VariantId id) {
        var version = jdbc.sql("select version from pricing.variants where variant_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
        var prices = jdbc.sql("""
                        select currency, amount_minor, compare_at_minor from pricing.prices
                        where variant_id = :id order by currency
                        """)
                .param("id", id.value())
                .query((row, _) -> price(row))
                .list();
        return new VariantPrices(id, version, prices);
    }

    /// Replaces the prices if they still have the version.
    boolean replace(VariantPrices prices) {
        int changed = jdbc.sql("""
                        insert into pricing.variants as v (variant_id, version, created_at, updated_at)
                        values (:id, 1, now(), now())
                        on conflict (variant_id) do update set version = v.version + 1, updated_at = now()
                        where v.version = :version
                        """)
                .param("id", prices.variantId().value())
                .param("version", prices.version())
                .update();
        if (changed != 1) {
            return false;
        }
        jdbc.sql("delete from pricing.prices where variant_id = :id")
                .param("id", prices.variantId().value())
                .update();
        jdbc.sql("""
                        insert into pricing.prices (variant_id, currency, amount_minor, compare_at_minor)
                        select :id, * from unnest(:currencies::text[], :amounts::bigint[], :compareAts::bigint[])
                        """)
                .param("id", prices.variantId().value())
                .param(
                        "currencies",
                        prices.prices().stream()
                                .map(price -> price.amount().currency().getCurrencyCode())
                                .toArray(String[]::new))
                .param(
                        "amounts",
                        prices.prices().stream()
                                .map(price -> price.amount().minor())
                                .toArray(Long[]::new))
                .param(
                        "compareAts",
                        prices.prices().stream()
                                .map(VariantPriceRepository::compareAt)
                                .toArray(Long[]::new))
                .update();
        return true;
    }

    private static @Nullable Long compareAt(BasePrice price) {
        return price.compareAt() == null ? null : price.compareAt().minor();
    }

    private static BasePrice price(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        long compareAt = row.getLong("compare_at_minor");
        var crossedOut = row.wasNull() ? null : new Money(compareAt, currency);
        return new BasePrice(new Money(row.getLong("amount_minor"), currency), crossedOut);
    }
}
