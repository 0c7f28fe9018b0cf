package dev.kontor.storefront.search;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.storefront.cache.PartMemories;
import dev.kontor.storefront.cache.PartMemory;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.product.ProductImage;
import dev.kontor.storefront.search.FacetList.BrandCount;
import dev.kontor.storefront.search.SuggestionList.CategorySuggestion;
import dev.kontor.storefront.search.SuggestionList.ProductSuggestion;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads the names of found objects: one statement per kind, regardless of the number.
@Repository
class SearchNames {

    private static final String CATEGORIES = """
            select c.category_id as id, c.parent_id, coalesce(w.slug, d.slug) as slug, coalesce(w.name, d.name) as name
            from catalog.pub_categories c
            join catalog.pub_category_translations d on d.category_id = c.category_id and d.locale = :fallback
            left join catalog.pub_category_translations w on w.category_id = c.category_id and w.locale = :locale
            where c.category_id = any (:ids::uuid[])
            """;

    private static final String PRODUCTS = """
            select p.product_id, coalesce(w.slug, p.slug) as slug, coalesce(w.title, p.title) as title,
                   %s
            from catalog.pub_product_translations p
            left join catalog.pub_product_translations w on w.product_id = p.product_id and w.locale = :locale
            %s
            where p.product_id = any (:ids::uuid[]) and p.locale = :fallback
            """.formatted(ProductImage.COLUMNS, ProductImage.JOINS);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final PartMemory<CategoryKey, Named> categories;
    private final PartMemory<BrandId, NamedBrand> brands;

    SearchNames(JdbcClient jdbc, JsonMapper json, PartMemories memories) {
        this.jdbc = jdbc;
        this.json = json;
        this.categories = memories.ofNames(
                "storefront-categories", category -> category.id().text());
        this.brands = memories.ofNames("storefront-brands", brand -> brand.id().text());
    }

    /// @param locale of the names
    /// @param fallback for missing translations
    private record CategoryKey(CategoryId id, Locale locale, Locale fallback) {}

    private record NamedBrand(BrandId id, String slug, String name) {}

    record Named(CategoryId id, @Nullable CategoryId parentId, String slug, String name) {}

    /// The existing categories, by id.
    Map<CategoryId, Named> categories(Collection<CategoryId> ids, StoreContext context) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var keys = ids.stream()
                .map(id -> new CategoryKey(id, context.locale(), context.fallback()))
                .toList();
        return categories.find(keys, missing -> readCategories(missing, context)).values().stream()
                .collect(Collectors.toMap(Named::id, Function.identity()));
    }

    private Map<CategoryKey, Named> readCategories(List<CategoryKey> keys, StoreContext context) {
        return jdbc
                .sql(CATEGORIES)
                .params(context.params())
                .param("ids", keys.stream().map(CategoryKey::id).toList())
                .query(Named.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        named -> new CategoryKey(named.id(), context.locale(), context.fallback()),
                        Function.identity()));
    }

    /// The existing brands, in the order of the counts.
    List<BrandCount> brands(Map<BrandId, Integer> counts, Collection<BrandId> selected) {
        var named = brands.find(List.copyOf(counts.keySet()), this::readBrands);
        return counts.entrySet().stream()
                .filter(count -> named.containsKey(count.getKey()))
                .map(count -> {
                    var brand = Objects.requireNonNull(named.get(count.getKey()));
                    return new BrandCount(
                            brand.id(), brand.slug(), brand.name(), count.getValue(), selected.contains(brand.id()));
                })
                .toList();
    }

    private Map<BrandId, NamedBrand> readBrands(List<BrandId> ids) {
        return jdbc
                .sql("select brand_id as id, slug, name from catalog.pub_brands where brand_id = any (:ids::uuid[])")
                .param("ids", ids)
                .query(NamedBrand.class)
                .list()
                .stream()
                .collect(Collectors.toMap(NamedBrand::id, Function.identity()));
    }

    /// The names of options and their values in the shopper's language, by name and value; the value is empty
    /// for the option itself. No statement in the default language.
    Map<List<String>, String> options(Map<String, Map<String, Integer>> counts, StoreContext context) {
        if (counts.isEmpty() || context.locale().equals(context.fallback())) {
            return Map.of();
        }
        var labels = new HashMap<List<String>, String>();
        jdbc.sql("""
                        select name, value, label from search.pub_option_labels
                        where locale = :locale and name = any (:names::text[])
                        """).params(context.params()).param("names", counts.keySet()).query(row -> {
            labels.put(List.of(row.getString("name"), row.getString("value")), row.getString("label"));
        });
        return labels;
    }

    /// The existing categories, in the order of the ids.
    List<CategorySuggestion> suggested(List<CategoryId> ids, StoreContext context) {
        var named = categories(ids, context);
        return ids.stream()
                .map(named::get)
                .filter(Objects::nonNull)
                .map(category -> new CategorySuggestion(category.id(), category.slug(), category.name()))
                .toList();
    }

    /// The products that the channel sells, in the order of the ids.
    List<ProductSuggestion> products(List<ProductId> ids, StoreContext context) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var named = new HashMap<ProductId, ProductSuggestion>();
        jdbc.sql(PRODUCTS + context.sells("p.product_id"))
                .params(context.params())
                .param("ids", ids)
                .query(row -> {
                    var id = new ProductId(row.getObject("product_id", UUID.class));
                    named.put(
                            id,
                            new ProductSuggestion(
                                    id, row.getString("slug"), row.getString("title"), ProductImage.of(row, json)));
                });
        return ids.stream().map(named::get).filter(Objects::nonNull).toList();
    }
}
