package dev.kontor.order.edit;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableSource.SellableRow;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.PriceSource;
import dev.kontor.pricing.PriceSource.PriceRow;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads variants with their current prices in one statement.
@Repository
class EditVariants {

    private final JdbcClient jdbc;
    private final Catalog catalog;

    EditVariants(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    /// A variant as the channel sells it.
    ///
    /// @param price absent if it has none in the currency
    record Found(
            VariantId variantId,
            @Nullable SellableRow sellable,
            @Nullable PriceRow price) {}

    /// @param quantities units of each variant, which select the tier
    Map<VariantId, Found> find(
            Map<VariantId, Integer> quantities, Locale locale, String channel, Currency currency, PriceBuyer buyer) {
        var sellable = catalog.source(locale, channel);
        return jdbc
                .sql("""
                        select w.variant_id, sellable.*, price.*
                        from unnest(:quantities.key::uuid[], :quantities.value::integer[]) as w (variant_id, quantity)
                        left join lateral (%s) sellable on true
                        left join lateral (%s) price on true
                        """.formatted(sellable.of("w.variant_id"), PriceSource.of("w.variant_id", "w.quantity")))
                .param("quantities", quantities)
                .params(sellable.params())
                .params(PriceSource.params(currency, channel, buyer))
                .query(Found.class)
                .list()
                .stream()
                .filter(found -> found.sellable() != null)
                .collect(Collectors.toMap(Found::variantId, found -> found));
    }
}
