package dev.kontor.storefront.offer;

import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.ChannelPrices;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.product.AvailabilitySettings;
import dev.kontor.storefront.product.Stock;
import dev.kontor.storefront.product.StoreTier;
import dev.kontor.storefront.product.StoreUnitPrice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads prices and availability of variants that a channel sells: one statement each.
@Repository
class OfferQueries {

    private final JdbcClient jdbc;
    private final SettingsGroup<AvailabilitySettings> settings;
    private final JsonMapper json;

    OfferQueries(JdbcClient jdbc, SettingsGroup<AvailabilitySettings> settings, JsonMapper json) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.json = json;
    }

    /// The prices in the context's currency; variants without one are omitted.
    List<VariantPriceDetails> prices(Collection<VariantId> ids, StoreContext context) {
        return jdbc.sql("""
                select v.variant_id, x.amount_minor, x.compare_at_minor, x.prior_minor, x.basis, p.tax_category,
                       exists (select from catalog.pub_bundle_parts b where b.bundle_id = v.variant_id) as bundle, %s, %s
                from catalog.pub_variants v
                %s
                join catalog.pub_products p on p.product_id = v.product_id
                cross join lateral (
                    select c.amount_minor, c.compare_at_minor, c.basis, %s as prior_minor from %s c
                    where c.variant_id = v.variant_id and c.currency = :currency limit 1) x
                where v.variant_id = any (:ids::uuid[])%s
                order by v.variant_id
                """.formatted(
                                StoreTier.column(ChannelPrices.tiers("v.variant_id")),
                                StoreUnitPrice.COLUMNS,
                                StoreUnitPrice.JOIN,
                                ChannelPrices.prior("c.variant_id", "c"),
                                context.prices(),
                                context.sells("v.product_id")))
                .params(context.params())
                .param("ids", ids)
                .query((row, _) -> details(row, context))
                .list();
    }

    private VariantPriceDetails details(ResultSet row, StoreContext context) throws SQLException {
        var basis = row.getString("basis") == null ? null : PriceBasis.valueOf(row.getString("basis"));
        boolean bundle = row.getBoolean("bundle");
        var category = row.getString("tax_category");
        var prior = row.getObject("prior_minor", Long.class);
        var compareAt = row.getObject("compare_at_minor", Long.class);
        var price = context.shown(new Money(row.getLong("amount_minor"), context.currency()), basis, category, bundle);
        return new VariantPriceDetails(
                new VariantId(row.getObject("variant_id", UUID.class)),
                price,
                compareAt == null
                        ? null
                        : context.shown(new Money(compareAt, context.currency()), basis, category, bundle),
                prior == null ? null : context.shown(new Money(prior, context.currency()), basis, category, bundle),
                context.taxIncluded(basis, bundle),
                StoreUnitPrice.read(row, price),
                StoreTier.read(row.getString("tiers"), price, category, bundle, context, json));
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
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        Stock.of(row, settings.get().lowStock())))
                .list();
    }
}
