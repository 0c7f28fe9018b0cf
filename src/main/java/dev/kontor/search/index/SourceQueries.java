package dev.kontor.search.index;

import dev.kontor.inventory.Availability;
import dev.kontor.search.index.ProductFacts.Brand;
import dev.kontor.search.index.ProductFacts.Option;
import dev.kontor.search.index.ProductFacts.Text;
import dev.kontor.search.index.ProductFacts.Variant;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/// Reads the owners' data for the index: a few statements, regardless of the number of products.
@Repository
class SourceQueries {

    private final JdbcClient jdbc;
    private final AttributeQueries attributes;

    SourceQueries(JdbcClient jdbc, AttributeQueries attributes) {
        this.jdbc = jdbc;
        this.attributes = attributes;
    }

    private record Offer(UUID id, UUID productId, Variant variant) {}

    private record ProductRow(
            UUID id,
            Instant publishedAt,
            JsonNode options,
            List<String> tags,
            @Nullable Brand brand,
            int stars) {}

    private record Named(UUID id, String locale, String name) {}

    private record Translated(UUID id, String locale, Text text) {}

    private record Priced(UUID id, String currency, long amount) {}

    private record Stocked(UUID id, Availability availability) {}

    private record Pair(UUID id, UUID other) {}

    private record Sold(UUID id, int units) {}

    /// The published products among these, in id order.
    List<ProductFacts> facts(Collection<UUID> ids) {
        var texts = translations(ids);
        var offers = offers(ids);
        var variants = offers.stream().map(Offer::id).toList();
        var prices = prices(variants);
        var stock = stock(variants);
        var byProduct = offers.stream().collect(Collectors.groupingBy(Offer::productId));
        var categories = categories(ids);
        var sold = sold(ids);
        var valued = attributes.of(ids);
        return jdbc.sql("""
                        select p.product_id as id, p.published_at, p.options, p.tags, b.brand_id, b.name as brand_name,
                               coalesce(g.stars / g.reviews, 0)::integer as stars
                        from catalog.pub_products p
                        left join catalog.pub_brands b on b.brand_id = p.brand_id
                        left join review.pub_ratings g on g.product_id = p.product_id
                        where p.product_id = any (:ids::uuid[]) order by p.product_id
                        """).param("ids", ids).query(ProductRow.class).list().stream()
                .map(row -> {
                    var mine = byProduct.getOrDefault(row.id(), List.of());
                    return new ProductFacts(
                            row.id(),
                            row.publishedAt(),
                            options(row.options()),
                            texts.getOrDefault(row.id(), Map.of()),
                            mine.stream().map(Offer::variant).toList(),
                            categories.getOrDefault(row.id(), List.of()),
                            row.brand(),
                            row.tags(),
                            valued.getOrDefault(row.id(), AttributeValues.NONE),
                            cheapest(mine, prices),
                            best(mine, stock),
                            sold.getOrDefault(row.id(), 0),
                            row.stars());
                })
                .toList();
    }

    /// The names of categories, by category and locale.
    Map<UUID, Map<String, String>> categoryNames(Collection<UUID> categories) {
        return jdbc.sql("""
                        select category_id as id, locale, name from catalog.pub_category_translations
                        where category_id = any (:ids::uuid[])
                        """).param("ids", categories).query(Named.class).list().stream()
                .collect(Collectors.groupingBy(Named::id, Collectors.toMap(Named::locale, Named::name)));
    }

    /// The products of the published variants, and of bundles that contain them.
    List<UUID> productsOf(Collection<UUID> variants) {
        // One lookup each: while a shop is filled, the planner underestimates it and would read all variants.
        return jdbc.sql("""
                        select distinct v.product_id
                        from (
                            select unnest(:ids::uuid[])
                            union
                            select b.bundle_id from catalog.pub_bundle_parts b where b.part_id = any (:ids::uuid[])
                        ) as g(id)
                        cross join lateral (
                            select p.product_id from catalog.pub_variants p where p.variant_id = g.id limit 1) v
                        """).param("ids", variants).query(UUID.class).list();
    }

    /// The current products of the categories.
    List<UUID> productsIn(Collection<UUID> categories) {
        return jdbc.sql("""
                        select distinct product_id from catalog.pub_category_listings
                        where category_id = any (:ids::uuid[])
                        """).param("ids", categories).query(UUID.class).list();
    }

    /// The products whose type currently has one of the attributes.
    List<UUID> productsWith(Collection<UUID> attributes) {
        return jdbc.sql("""
                        select product_id from catalog.pub_products
                        where type_id in (
                            select type_id from catalog.pub_type_attributes where attribute_id = any (:ids::uuid[]))
                        """).param("ids", attributes).query(UUID.class).list();
    }

    /// The products of the SKUs, by SKU.
    Map<String, UUID> productsOfSkus(Collection<String> skus) {
        var products = new HashMap<String, UUID>();
        jdbc.sql("select sku, product_id from catalog.pub_variants where sku = any (:skus::text[])")
                .param("skus", skus)
                .query(row -> {
                    products.put(row.getString("sku"), row.getObject("product_id", UUID.class));
                });
        return products;
    }

    /// The number of published products.
    long published() {
        return jdbc.sql("select count(*) from catalog.pub_products")
                .query(Long.class)
                .single();
    }

    /// The next published products in id order.
    List<UUID> publishedAfter(UUID last, int count) {
        return jdbc.sql("""
                        select product_id from catalog.pub_products where product_id > :last
                        order by product_id limit :count
                        """)
                .param("last", last)
                .param("count", count)
                .query(UUID.class)
                .list();
    }

    private Map<UUID, Map<String, Text>> translations(Collection<UUID> products) {
        return jdbc.sql("""
                        select product_id as id, locale, title, description from catalog.pub_product_translations
                        where product_id = any (:ids::uuid[])
                        """).param("ids", products).query(Translated.class).list().stream()
                .collect(Collectors.groupingBy(Translated::id, Collectors.toMap(Translated::locale, Translated::text)));
    }

    private List<Offer> offers(Collection<UUID> products) {
        return jdbc.sql("""
                        select variant_id as id, product_id, sku, barcode, option_values from catalog.pub_variants
                        where product_id = any (:ids::uuid[]) order by product_id, position
                        """).param("ids", products).query(Offer.class).list();
    }

    private Map<UUID, Map<String, Long>> prices(Collection<UUID> variants) {
        return jdbc.sql("""
                        select variant_id as id, currency, amount_minor as amount from pricing.pub_prices
                        where variant_id = any (:ids::uuid[])
                        """).param("ids", variants).query(Priced.class).list().stream()
                .collect(Collectors.groupingBy(Priced::id, Collectors.toMap(Priced::currency, Priced::amount)));
    }

    private Map<UUID, Availability.Status> stock(Collection<UUID> variants) {
        return jdbc.sql("""
                        select variant_id as id, available, tracked, backorderable, preorder, null::date as expected_on
                        from search.pub_availability where variant_id = any (:ids::uuid[])
                        """).param("ids", variants).query(Stocked.class).list().stream()
                .collect(Collectors.toMap(
                        Stocked::id, stocked -> stocked.availability().status()));
    }

    private Map<UUID, List<UUID>> categories(Collection<UUID> products) {
        return jdbc.sql("""
                        select product_id as id, category_id as other from catalog.pub_category_listings
                        where product_id = any (:ids::uuid[]) order by product_id, category_id
                        """).param("ids", products).query(Pair.class).list().stream()
                .collect(Collectors.groupingBy(Pair::id, Collectors.mapping(Pair::other, Collectors.toList())));
    }

    private Map<UUID, Integer> sold(Collection<UUID> products) {
        return jdbc.sql("""
                        select product_id as id, least(sum(units), 1000000)::integer as units from search.sales
                        where product_id = any (:ids::uuid[]) group by product_id
                        """).param("ids", products).query(Sold.class).list().stream()
                .collect(Collectors.toMap(Sold::id, Sold::units));
    }

    private static List<Option> options(JsonNode options) {
        return options.values().stream()
                .map(option -> {
                    var labels = new HashMap<String, Map<String, String>>();
                    option.path("labels").forEachEntry((value, texts) -> labels.put(value, texts(texts)));
                    return new Option(option.path("name").asString(), texts(option.path("names")), labels);
                })
                .toList();
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new HashMap<String, String>();
        node.forEachEntry((locale, text) -> texts.put(locale, text.asString()));
        return texts;
    }

    private static Map<String, Long> cheapest(List<Offer> offers, Map<UUID, Map<String, Long>> prices) {
        var cheapest = new HashMap<String, Long>();
        for (var offer : offers) {
            prices.getOrDefault(offer.id(), Map.of())
                    .forEach((currency, amount) -> cheapest.merge(currency, amount, Math::min));
        }
        return cheapest;
    }

    /// The best availability, as in the shop's lists.
    private static Availability.Status best(List<Offer> offers, Map<UUID, Availability.Status> stock) {
        var best = Availability.Status.OUT_OF_STOCK;
        for (var offer : offers) {
            var known = stock.get(offer.id());
            if (known != null && known.compareTo(best) < 0) {
                best = known;
            }
        }
        return best;
    }
}
