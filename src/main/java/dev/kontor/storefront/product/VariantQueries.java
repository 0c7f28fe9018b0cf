package dev.kontor.storefront.product;

import dev.kontor.catalog.Gtin;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.SellableSource;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.ChannelPrices;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.storefront.attribute.StoreAttributes;
import dev.kontor.storefront.context.StoreContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads variants with prices and availability.
@Repository
class VariantQueries {

    private static final String PRIOR = ChannelPrices.prior("c.variant_id", "c");

    private static final String VARIANTS = "select v.variant_id, v.product_id, v.sku, v.barcode, "
            + SellableSource.optionValues("p.options", "v.option_values")
            + """
             as option_values, v.weight_grams, v.shippable, p.options,
                   x.amount_minor, x.compare_at_minor, x.prior_minor, x.basis, p.tax_category, y.available, y.tracked, y.backorderable, y.preorder, y.expected_on,
                   catalog.pub_valued_attributes(p.type_id, 'VARIANT', v.attributes) as attributes,
            """ + StoreAttributes.MEDIA_OF_VARIANT + ", " + PartRow.COLUMN + ", "
            + StoreTier.column(ChannelPrices.tiers("v.variant_id")) + ", " + StoreUnitPrice.COLUMNS + "\n";
    private static final String FROM = """
            from catalog.pub_variants v
            join catalog.pub_products p on p.product_id = v.product_id
            """ + StoreUnitPrice.JOIN + """
            left join lateral (
                select c.amount_minor, c.compare_at_minor, c.basis,
            """ + PRIOR + " as prior_minor" + """
                from %s c
                where c.variant_id = v.variant_id and c.currency = :currency limit 1) x on true
            left join lateral (
                select a.available, a.tracked, a.backorderable, a.preorder, a.expected_on from search.pub_availability a
                where a.variant_id = v.variant_id limit 1) y on true
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SettingsGroup<AvailabilitySettings> settings;
    private final StoreAttributes attributes;

    VariantQueries(JdbcClient jdbc, JsonMapper json, SettingsGroup<AvailabilitySettings> settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.attributes = new StoreAttributes(json);
    }

    List<StoreVariant> ofProduct(ProductId product, StoreContext context) {
        // All variants of a product have its options.
        var options = new HashMap<String, List<OfferedOption>>();
        return jdbc.sql(VARIANTS + FROM.formatted(context.prices())
                        + " where v.product_id = :product order by v.position")
                .params(context.params())
                .param("product", product)
                .query((row, _) -> variant(
                        row,
                        options.computeIfAbsent(
                                row.getString("options"), stored -> OfferedOption.of(stored, json, context)),
                        context))
                .list();
    }

    /// The variant with that id or SKU.
    Optional<VariantWithProduct> find(String idOrSku, StoreContext context) {
        var id = idOrSku.startsWith("var_")
                ? TypeIds.parse(VariantId.class, idOrSku).value()
                : null;
        return jdbc.sql(VARIANTS + """
                        , coalesce(w.title, d.title) as title, coalesce(w.slug, d.slug) as slug,
                          w.product_id is not null as translated
                        """ + FROM.formatted(context.prices()) + """
                        join catalog.pub_product_translations d on d.product_id = v.product_id and d.locale = :fallback
                        left join catalog.pub_product_translations w
                             on w.product_id = v.product_id and w.locale = :locale
                        """
                        + (id == null ? "where v.sku = :sku" : "where v.variant_id = :id")
                        + context.sells("v.product_id"))
                .params(context.params())
                .param("id", id)
                .param("sku", idOrSku)
                .query((row, _) -> new VariantWithProduct(
                        variant(row, OfferedOption.of(row, json, context), context),
                        row.getString("slug"),
                        row.getString("title"),
                        context.localeUsed(row.getBoolean("translated"))))
                .optional();
    }

    private StoreVariant variant(ResultSet row, List<OfferedOption> offered, StoreContext context) throws SQLException {
        var values = Sql.list(row, "option_values");
        var parts = PartRow.rows(row.getString("parts"), json);
        var basis = row.getString("basis") == null ? null : PriceBasis.valueOf(row.getString("basis"));
        var category = row.getString("tax_category");
        var price = shown(row.getObject("amount_minor", Long.class), basis, category, parts != null, context);
        return new StoreVariant(
                new VariantId(row.getObject("variant_id", UUID.class)),
                new ProductId(row.getObject("product_id", UUID.class)),
                row.getString("sku"),
                Gtin.of(row.getString("barcode")).map(Gtin::digits).orElse(null),
                String.join(" / ", values),
                options(offered, values),
                price,
                shown(row.getObject("compare_at_minor", Long.class), basis, category, parts != null, context),
                shown(row.getObject("prior_minor", Long.class), basis, category, parts != null, context),
                price == null ? null : context.taxIncluded(basis, parts != null),
                StoreUnitPrice.read(row, price),
                StoreUnitPrice.quantities(row),
                StoreTier.read(row.getString("tiers"), price, category, parts != null, context, json),
                Stock.of(row, settings.get().lowStock()),
                parts == null ? row.getLong("weight_grams") : PartRow.weight(parts),
                parts == null ? row.getBoolean("shippable") : parts.stream().anyMatch(PartRow::shippable),
                attributes.read(row.getString("attributes"), row.getString("referred_media"), context),
                parts == null
                        ? null
                        : parts.stream().map(part -> part.part(context)).toList(),
                basis);
    }

    private static Map<String, String> options(List<OfferedOption> offered, List<String> values) {
        var options = new LinkedHashMap<String, String>();
        for (int index = 0; index < Math.min(offered.size(), values.size()); index++) {
            options.put(offered.get(index).name(), values.get(index));
        }
        return options;
    }

    private static @Nullable Money shown(
            @Nullable Long minor, @Nullable PriceBasis basis, String category, boolean bundle, StoreContext context) {
        return minor == null ? null : context.shown(new Money(minor, context.currency()), basis, category, bundle);
    }
}
