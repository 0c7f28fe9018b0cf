package dev.kontor.pricing.base;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.PriceReader;
import dev.kontor.pricing.VariantPrice;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.TimeRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Provides stored base prices to other modules.
@Repository
class StoredPrices implements PriceReader {

    private final JdbcClient jdbc;

    StoredPrices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<VariantPrice> after(@Nullable Place after, @Nullable TimeRange updatedAt, int most) {
        return jdbc.sql("""
                        select p.variant_id, p.currency, p.amount_minor, p.compare_at_minor
                        from pricing.prices p
                        join pricing.variants v on v.variant_id = p.variant_id
                        where (p.variant_id, p.currency) > (:variant, :currency)
                        """ + TimeRange.and(updatedAt, "v.updated_at") + """
                         order by p.variant_id, p.currency limit :most
                        """)
                .param(
                        "variant",
                        after == null ? new UUID(0, 0) : after.variantId().value())
                .param("currency", after == null ? "" : after.currency().getCurrencyCode())
                .param("most", most)
                .params(TimeRange.params(updatedAt, "v.updated_at"))
                .query((row, _) -> {
                    var currency = row.getString("currency");
                    var compareAt = row.getObject("compare_at_minor", Long.class);
                    return new VariantPrice(
                            new VariantId(row.getObject("variant_id", UUID.class)),
                            Money.of(row.getLong("amount_minor"), currency),
                            compareAt == null ? null : Money.of(compareAt, currency));
                })
                .list();
    }
}
