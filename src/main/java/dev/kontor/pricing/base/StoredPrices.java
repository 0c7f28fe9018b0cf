package dev.kontor.pricing.base;

import dev.kontor.pricing.PriceReader;
import dev.kontor.pricing.VariantPrice;
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
                        select p.variant_id, p.currency, p.amount_minor, p.compare_at_minor as compare_at_price_minor
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
                .query(VariantPrice.class)
                .list();
    }
}
