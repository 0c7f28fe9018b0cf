package dev.kontor.storefront.listing;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.shared.database.Sql;
import dev.kontor.storefront.listing.ListedProduct.Value;
import dev.kontor.storefront.listing.MembershipRules.Field;
import dev.kontor.storefront.listing.MembershipRules.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads the owners' data that rules need: one statement per kind of data, regardless of the number of rules
/// and products.
@Repository
class ListedProductQueries {

    private static final String SELECT = """
            select product_id, published_at, brand_id, tags, extract(epoch from now() - published_at)::bigint as age
            from catalog.pub_products
            where
            """;

    private final JdbcClient jdbc;

    ListedProductQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The published products among these.
    List<ListedProduct> of(Collection<UUID> products, Collection<MembershipRules> rules) {
        return whole(
                jdbc.sql(SELECT + " product_id = any (:ids::uuid[])")
                        .param("ids", texts(products))
                        .query((row, _) -> plain(row))
                        .list(),
                rules);
    }

    /// The next published products in id order.
    List<ListedProduct> after(UUID last, int count, Collection<MembershipRules> rules) {
        return whole(
                jdbc.sql(SELECT + " product_id > :last order by product_id limit :count")
                        .param("last", last)
                        .param("count", count)
                        .query((row, _) -> plain(row))
                        .list(),
                rules);
    }

    private static ListedProduct plain(ResultSet row) throws SQLException {
        var brand = row.getObject("brand_id", UUID.class);
        return new ListedProduct(
                row.getObject("product_id", UUID.class),
                Sql.instant(row, "published_at"),
                Duration.ofSeconds(row.getLong("age")),
                Set.copyOf(Sql.list(row, "tags")),
                brand == null ? null : new BrandId(brand).text(),
                Set.of(),
                Map.of(),
                Map.of(),
                false);
    }

    private List<ListedProduct> whole(List<ListedProduct> plain, Collection<MembershipRules> rules) {
        var asked = rules.stream().flatMap(each -> each.rules().stream()).toList();
        var fields = asked.stream().map(Rule::field).collect(Collectors.toSet());
        var ids = texts(plain.stream().map(ListedProduct::id).toList());
        var categories = fields.contains(Field.CATEGORY) ? categories(ids) : Map.<UUID, Set<String>>of();
        var attributes =
                fields.contains(Field.ATTRIBUTE) ? attributes(ids, asked) : Map.<UUID, Map<String, List<Value>>>of();
        boolean priced = fields.contains(Field.PRICE);
        boolean stocked = fields.contains(Field.STOCK);
        var variants = priced || stocked ? variants(ids) : Map.<UUID, UUID>of();
        var cheapest = priced ? cheapest(variants) : Map.<UUID, Map<String, Long>>of();
        var available = stocked ? available(variants) : Set.<UUID>of();
        return plain.stream()
                .map(product -> new ListedProduct(
                        product.id(),
                        product.publishedAt(),
                        product.age(),
                        product.tags(),
                        product.brand(),
                        categories.getOrDefault(product.id(), Set.of()),
                        attributes.getOrDefault(product.id(), Map.of()),
                        cheapest.getOrDefault(product.id(), Map.of()),
                        available.contains(product.id())))
                .toList();
    }

    private Map<UUID, Set<String>> categories(String[] products) {
        var categories = new HashMap<UUID, Set<String>>();
        jdbc.sql("""
                        select product_id, category_id from catalog.pub_category_listings
                        where product_id = any (:ids::uuid[])
                        """).param("ids", products).query(row -> {
            categories
                    .computeIfAbsent(row.getObject("product_id", UUID.class), _ -> new HashSet<>())
                    .add(new CategoryId(row.getObject("category_id", UUID.class)).text());
        });
        return categories;
    }

    private Map<UUID, Map<String, List<Value>>> attributes(String[] products, List<Rule> asked) {
        var attributes = new HashMap<UUID, Map<String, List<Value>>>();
        jdbc.sql("""
                        select product_id, code, key, number from catalog.pub_attribute_values
                        where product_id = any (:ids::uuid[]) and code = any (:codes::text[])
                        """)
                .param("ids", products)
                .param("codes", distinct(asked.stream().map(Rule::attribute).toList()))
                .query(row -> {
                    attributes
                            .computeIfAbsent(row.getObject("product_id", UUID.class), _ -> new HashMap<>())
                            .computeIfAbsent(row.getString("code"), _ -> new ArrayList<>())
                            .add(new Value(row.getString("key"), row.getBigDecimal("number")));
                });
        return attributes;
    }

    private static String[] distinct(Collection<@Nullable String> texts) {
        return texts.stream().filter(Objects::nonNull).distinct().toArray(String[]::new);
    }

    /// The product of each variant.
    private Map<UUID, UUID> variants(String[] products) {
        var variants = new HashMap<UUID, UUID>();
        jdbc.sql("select variant_id, product_id from catalog.pub_variants where product_id = any (:ids::uuid[])")
                .param("ids", products)
                .query(row -> {
                    variants.put(row.getObject("variant_id", UUID.class), row.getObject("product_id", UUID.class));
                });
        return variants;
    }

    private Map<UUID, Map<String, Long>> cheapest(Map<UUID, UUID> variants) {
        var cheapest = new HashMap<UUID, Map<String, Long>>();
        jdbc.sql("""
                        select variant_id, currency, amount_minor from pricing.pub_prices
                        where variant_id = any (:ids::uuid[])
                        """).param("ids", texts(variants.keySet())).query(row -> {
            var product = Objects.requireNonNull(variants.get(row.getObject("variant_id", UUID.class)));
            cheapest.computeIfAbsent(product, _ -> new HashMap<>())
                    .merge(row.getString("currency"), row.getLong("amount_minor"), Math::min);
        });
        return cheapest;
    }

    private Set<UUID> available(Map<UUID, UUID> variants) {
        return jdbc.sql("""
                        select variant_id from search.pub_availability
                        where variant_id = any (:ids::uuid[]) and (not tracked or available > 0)
                        """).param("ids", texts(variants.keySet())).query(UUID.class).list().stream()
                .map(variant -> Objects.requireNonNull(variants.get(variant)))
                .collect(Collectors.toSet());
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
