package dev.kontor.storefront.product;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.pricing.ChannelPrices;
import dev.kontor.pricing.Content;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.PriceBasis;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.storefront.context.StoreContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads the displayed data of lists: one statement for all products.
@Repository
class ProductCardQueries {

    // Each price and availability is looked up for one variant (`limit 1` enforces it): a join would compute the
    // views for every variant of the shop. Without the inner `coalesce`, missing stock would count as unlimited:
    // `least` ignores null.
    private static final String CARDS = """
            select p.product_id, p.published_at, p.updated_at, p.options, %s,
                   coalesce(w.title, d.title) as title, coalesce(w.slug, d.slug) as slug,
                   w.product_id is not null as translated,
                   %s,
                   %s,
                   o.variant_ids, o.minors, o.compare_minors, o.prior_minors, o.bases, o.bundles, o.contents, p.tax_category, o.available, o.tracked,
                   o.backorderable, o.preorder, o.expected_on,
                   array(select b.part_id::text from catalog.pub_variants n
                         join catalog.pub_bundle_parts b on b.bundle_id = n.variant_id
                         where n.product_id = p.product_id) as part_ids
            from catalog.pub_products p
            %s
            join catalog.pub_product_translations d on d.product_id = p.product_id and d.locale = :fallback
            left join catalog.pub_product_translations w on w.product_id = p.product_id and w.locale = :locale
            %s
            %s
            cross join lateral (
                select coalesce(array_agg(v.variant_id::text order by v.position), '{}') as variant_ids,
                       array_agg(x.amount_minor order by v.position) as minors,
                       array_agg(x.compare_at_minor order by v.position) as compare_minors,
                       array_agg(x.prior_minor order by v.position) as prior_minors,
                       array_agg(x.basis order by v.position) as bases,
                       array_agg(exists (select from catalog.pub_bundle_parts b where b.bundle_id = v.variant_id)
                           order by v.position) as bundles,
                       array_agg(case when s.content_amount is not null then jsonb_build_object(
                               'amount', jsonb_build_object('value', s.content_amount, 'unit', s.content_unit),
                               'reference', jsonb_build_object(
                                   'value', s.reference_amount, 'unit', s.reference_unit))::text end
                           order by v.position) as contents,
                       least(coalesce(sum(y.available), 0), 2147483647)::integer as available,
                       coalesce(bool_and(y.tracked), true) as tracked,
                       least(coalesce(sum(y.backorderable), 0), 2147483647)::integer as backorderable,
                       coalesce(bool_and(y.preorder) filter (where y.backorderable > 0), false) as preorder,
                       min(y.expected_on) as expected_on
                from catalog.pub_variants v
                left join lateral (
                    select c.amount_minor, c.compare_at_minor, c.basis, %s as prior_minor from %s c
                    where c.variant_id = v.variant_id and c.currency = :currency limit 1) x on true
                left join lateral (
                    select a.available, a.tracked, a.backorderable, a.preorder, a.expected_on from search.pub_availability a
                    where a.variant_id = v.variant_id limit 1) y on true
                left join lateral (
                    select t.content_amount, t.content_unit, t.reference_amount, t.reference_unit
                    from pricing.pub_sales_terms t
                    where t.variant_id = v.variant_id limit 1) s on true
                where v.product_id = p.product_id) o
            where p.product_id = any (:ids::uuid[])
            """.formatted(
                    ProductBrand.COLUMNS,
                    ProductImage.COLUMNS,
                    ProductRating.COLUMNS,
                    ProductBrand.JOIN,
                    ProductImage.JOINS,
                    ProductRating.JOIN,
                    ChannelPrices.prior("c.variant_id", "c"),
                    "%s");

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final SettingsGroup<AvailabilitySettings> settings;

    /// The texts of the statement, which are long.
    private final Map<Sources, String> statements = new ConcurrentHashMap<>();

    /// The parts of the statement that differ: a few kinds of prices and assortments.
    private record Sources(String prices, String sells) {}

    ProductCardQueries(JdbcClient jdbc, JsonMapper json, SettingsGroup<AvailabilitySettings> settings) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
    }

    /// The cards of the products that the channel sells.
    Map<ProductId, ProductCard> cards(Collection<ProductId> ids, StoreContext context) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(statements.computeIfAbsent(
                        new Sources(context.prices(), context.sells("p.product_id")),
                        sources -> CARDS.formatted(sources.prices()) + sources.sells()))
                .params(context.params())
                .param("ids", ids)
                .query((row, _) -> card(row, context))
                .list()
                .stream()
                .collect(Collectors.toMap(ProductCard::id, Function.identity()));
    }

    private ProductCard card(ResultSet row, StoreContext context) throws SQLException {
        var id = new ProductId(row.getObject("product_id", UUID.class));
        var image = ProductImage.of(row, json);
        var brand = ProductBrand.of(row);
        var variants = variants(row, "variant_ids");
        return new ProductCard(
                id,
                row.getString("slug"),
                row.getString("title"),
                context.localeUsed(row.getBoolean("translated")),
                image,
                price(row, context),
                Stock.of(row, settings.get().lowStock()),
                ProductRating.of(row),
                brand,
                OfferedOption.of(row, json, context),
                variants,
                Sql.instant(row, "published_at"),
                Sql.instant(row, "updated_at"),
                ProductCard.tags(id, image, brand, variants, variants(row, "part_ids")),
                null);
    }

    private static List<VariantId> variants(ResultSet row, String column) throws SQLException {
        return Sql.list(row, column).stream()
                .map(id -> new VariantId(UUID.fromString(id)))
                .toList();
    }

    private @Nullable PriceSpan price(ResultSet row, StoreContext context) throws SQLException {
        var array = row.getArray("minors");
        if (array == null) {
            return null;
        }
        var minors = (Long[]) array.getArray();
        var compareAts = (Long[]) row.getArray("compare_minors").getArray();
        var priors = (Long[]) row.getArray("prior_minors").getArray();
        var bases = (String[]) row.getArray("bases").getArray();
        var bundles = (Boolean[]) row.getArray("bundles").getArray();
        var contents = (String[]) row.getArray("contents").getArray();
        var category = row.getString("tax_category");
        var each = new ArrayList<PriceSpan.Each>();
        for (int index = 0; index < minors.length; index++) {
            if (minors[index] != null) {
                var basis = bases[index] == null ? null : PriceBasis.valueOf(bases[index]);
                var compareAt = compareAts[index];
                var prior = priors[index];
                each.add(new PriceSpan.Each(
                        context.shown(new Money(minors[index], context.currency()), basis, category, bundles[index]),
                        compareAt == null
                                ? null
                                : context.shown(
                                        new Money(compareAt, context.currency()), basis, category, bundles[index]),
                        prior == null
                                ? null
                                : context.shown(new Money(prior, context.currency()), basis, category, bundles[index]),
                        context.taxIncluded(basis, bundles[index]),
                        contents[index] == null ? null : json.readValue(contents[index], Content.class)));
            }
        }
        return PriceSpan.of(each);
    }
}
