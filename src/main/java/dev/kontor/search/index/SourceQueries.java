package dev.kontor.search.index;

import dev.kontor.inventory.Availability;
import dev.kontor.search.index.ProductFacts.Brand;
import dev.kontor.search.index.ProductFacts.Option;
import dev.kontor.search.index.ProductFacts.Text;
import dev.kontor.search.index.ProductFacts.Variant;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the owners' data for the index: a few statements, whatever the number of products.
@Repository
class SourceQueries {

    private final JdbcClient jdbc;
    private final AttributeQueries attributes;
    private final JsonMapper json;

    SourceQueries(JdbcClient jdbc, AttributeQueries attributes, JsonMapper json) {
        this.jdbc = jdbc;
        this.attributes = attributes;
        this.json = json;
    }

    private record Offer(UUID id, UUID productId, Variant variant) {}

    /// The published products among these, in id order.
    List<ProductFacts> facts(Collection<UUID> ids) {
        var products = Rows.texts(ids);
        var texts = translations(products);
        var offers = offers(products);
        var variants = Rows.texts(offers.stream().map(Offer::id).toList());
        var prices = prices(variants);
        var stock = stock(variants);
        var byProduct = new HashMap<UUID, List<Offer>>();
        offers.forEach(offer -> Rows.add(byProduct, offer.productId(), offer));
        var categories = categories(products);
        var sold = sold(products);
        var valued = attributes.of(products);
        return jdbc.sql("""
                        select p.product_id, p.published_at, p.options, p.tags, b.brand_id, b.name as brand,
                               coalesce(g.stars / g.reviews, 0)::integer as stars
                        from catalog.pub_products p
                        left join catalog.pub_brands b on b.brand_id = p.brand_id
                        left join review.pub_ratings g on g.product_id = p.product_id
                        where p.product_id = any (:ids::uuid[]) order by p.product_id
                        """)
                .param("ids", products)
                .query((row, _) -> {
                    var id = row.getObject("product_id", UUID.class);
                    var mine = byProduct.getOrDefault(id, List.of());
                    return new ProductFacts(
                            id,
                            Sql.instant(row, "published_at"),
                            options(row),
                            texts.getOrDefault(id, Map.of()),
                            mine.stream().map(Offer::variant).toList(),
                            categories.getOrDefault(id, List.of()),
                            brand(row),
                            Sql.list(row, "tags"),
                            valued.getOrDefault(id, AttributeValues.NONE),
                            cheapest(mine, prices),
                            best(mine, stock),
                            sold.getOrDefault(id, 0),
                            row.getInt("stars"));
                })
                .list();
    }

    /// The names of categories, by category and locale.
    Map<UUID, Map<String, String>> categoryNames(Collection<UUID> categories) {
        var names = new HashMap<UUID, Map<String, String>>();
        jdbc.sql("""
                        select category_id, locale, name from catalog.pub_category_translations
                        where category_id = any (:ids::uuid[])
                        """).param("ids", Rows.texts(categories)).query(row -> {
            names.computeIfAbsent(row.getObject("category_id", UUID.class), _ -> new HashMap<>())
                    .put(row.getString("locale"), row.getString("name"));
        });
        return names;
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
                        """)
                .param("ids", Rows.texts(variants))
                .query(UUID.class)
                .list();
    }

    /// The current products of the categories.
    List<UUID> productsIn(Collection<UUID> categories) {
        return jdbc.sql("""
                        select distinct product_id from catalog.pub_category_listings
                        where category_id = any (:ids::uuid[])
                        """)
                .param("ids", Rows.texts(categories))
                .query(UUID.class)
                .list();
    }

    /// The products whose type currently has one of the attributes.
    List<UUID> productsWith(Collection<UUID> attributes) {
        return jdbc.sql("""
                        select product_id from catalog.pub_products
                        where type_id in (
                            select type_id from catalog.pub_type_attributes where attribute_id = any (:ids::uuid[]))
                        """)
                .param("ids", Rows.texts(attributes))
                .query(UUID.class)
                .list();
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

    private Map<UUID, Map<String, Text>> translations(String[] products) {
        var texts = new HashMap<UUID, Map<String, Text>>();
        jdbc.sql("""
                        select product_id, locale, title, description from catalog.pub_product_translations
                        where product_id = any (:ids::uuid[])
                        """).param("ids", products).query(row -> {
            texts.computeIfAbsent(row.getObject("product_id", UUID.class), _ -> new HashMap<>())
                    .put(row.getString("locale"), new Text(row.getString("title"), row.getString("description")));
        });
        return texts;
    }

    private List<Offer> offers(String[] products) {
        return jdbc.sql("""
                        select variant_id, product_id, sku, option_values from catalog.pub_variants
                        where product_id = any (:ids::uuid[]) order by product_id, position
                        """)
                .param("ids", products)
                .query((row, _) -> new Offer(
                        row.getObject("variant_id", UUID.class),
                        row.getObject("product_id", UUID.class),
                        new Variant(row.getString("sku"), Sql.list(row, "option_values"))))
                .list();
    }

    private Map<UUID, Map<String, Long>> prices(String[] variants) {
        var prices = new HashMap<UUID, Map<String, Long>>();
        jdbc.sql("""
                        select variant_id, currency, amount_minor from pricing.pub_prices
                        where variant_id = any (:ids::uuid[])
                        """).param("ids", variants).query(row -> {
            prices.computeIfAbsent(row.getObject("variant_id", UUID.class), _ -> new HashMap<>())
                    .put(row.getString("currency"), row.getLong("amount_minor"));
        });
        return prices;
    }

    private Map<UUID, Availability.Status> stock(String[] variants) {
        return Rows.map(jdbc.sql("""
                        select variant_id, available, tracked, backorderable, preorder from search.pub_availability
                        where variant_id = any (:ids::uuid[])
                        """)
                .param("ids", variants)
                .query((row, _) -> Map.entry(
                        row.getObject("variant_id", UUID.class),
                        new Availability(
                                        row.getInt("available"),
                                        row.getBoolean("tracked"),
                                        row.getInt("backorderable"),
                                        row.getBoolean("preorder"),
                                        null)
                                .status()))
                .list());
    }

    private Map<UUID, List<UUID>> categories(String[] products) {
        var categories = new HashMap<UUID, List<UUID>>();
        jdbc.sql("""
                        select product_id, category_id from catalog.pub_category_listings
                        where product_id = any (:ids::uuid[]) order by product_id, category_id
                        """).param("ids", products).query(row -> {
            Rows.add(categories, row.getObject("product_id", UUID.class), row.getObject("category_id", UUID.class));
        });
        return categories;
    }

    private Map<UUID, Integer> sold(String[] products) {
        return Rows.map(jdbc.sql("""
                        select product_id, least(sum(units), 1000000)::integer as units from search.sales
                        where product_id = any (:ids::uuid[]) group by product_id
                        """)
                .param("ids", products)
                .query((row, _) -> Map.entry(row.getObject("product_id", UUID.class), row.getInt("units")))
                .list());
    }

    private static @Nullable Brand brand(ResultSet row) throws SQLException {
        var id = row.getObject("brand_id", UUID.class);
        return id == null ? null : new Brand(id, row.getString("brand"));
    }

    private List<Option> options(ResultSet row) throws SQLException {
        return json.readTree(row.getString("options")).values().stream()
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
