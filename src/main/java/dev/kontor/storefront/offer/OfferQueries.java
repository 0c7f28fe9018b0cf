package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.product.Stock;
import dev.kontor.storefront.product.StorefrontProperties;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads prices and availability of variants that a channel sells: one statement each.
@Repository
class OfferQueries {

    private final JdbcClient jdbc;
    private final StorefrontProperties properties;

    OfferQueries(JdbcClient jdbc, StorefrontProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /// The prices in the context's currency; variants without one are omitted.
    List<VariantPriceDetails> prices(Collection<VariantId> ids, StoreContext context) {
        return jdbc.sql("""
                select x.variant_id, x.amount_minor as price_minor, x.compare_at_minor as compare_at_price_minor, x.currency
                from %s x
                where x.variant_id = any (:ids::uuid[]) and x.currency = :currency
                and exists (select from catalog.pub_variants v where v.variant_id = x.variant_id%s)
                order by x.variant_id
                """.formatted(context.prices(), context.sells("v.product_id")))
                .params(context.params())
                .param("ids", ids)
                .query(VariantPriceDetails.class)
                .list();
    }

    List<VariantStock> availability(Collection<VariantId> ids, StoreContext context) {
        return jdbc.sql("""
                select v.variant_id, y.available, y.tracked, y.backorderable, y.preorder, y.expected_on
                from catalog.pub_variants v
                left join lateral (
                    select a.available, a.tracked, a.backorderable, a.preorder, a.expected_on from search.pub_availability a
                    where a.variant_id = v.variant_id limit 1) y on true
                where v.variant_id = any (:ids::uuid[])%s
                order by v.variant_id
                """.formatted(context.sells("v.product_id")))
                .params(context.params())
                .param("ids", ids)
                .query((row, _) -> new VariantStock(
                        new VariantId(row.getObject("variant_id", UUID.class)), Stock.of(row, properties.lowStock())))
                .list();
    }
}
