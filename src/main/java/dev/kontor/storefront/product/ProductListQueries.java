package dev.kontor.storefront.product;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.Cursors;
import dev.kontor.shared.web.Listing;
import dev.kontor.shared.web.Page;
import dev.kontor.shared.web.SortField;
import dev.kontor.shared.web.Sorting;
import dev.kontor.storefront.context.StoreContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds out which products are on a page of a list. Only keys are read here, along an index; what is shown of
/// them comes from [ProductCardQueries].
@Repository
class ProductListQueries {

    private static final Sorting SORTING = Sorting.by(
            "s.product_id",
            "-publishedAt",
            SortField.time("publishedAt", "s.published_at"),
            SortField.text("title", "t.sort_title"),
            SortField.number("price", "m.amount_minor"));

    /// Of a collection, in which products have a place.
    private static final Sorting PLACED = Sorting.by(
            "s.product_id",
            "position,-publishedAt",
            SortField.number("position", "s.position"),
            SortField.time("publishedAt", "s.published_at"),
            SortField.text("title", "t.sort_title"),
            SortField.number("price", "m.amount_minor"));

    /// Looks up the products that fit one by one.
    private static final String FEW =
            "(%s) m cross join lateral (select s.* from %s and s.product_id = m.product_id limit 1) s";

    private static final String IN_STOCK = """
             and exists (
                 select from catalog.pub_variants v
                 cross join lateral (
                     select a.available, a.tracked from search.pub_availability a
                     where a.variant_id = v.variant_id limit 1) a
                 where v.product_id = s.product_id and (not a.tracked or a.available > 0))
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final int few;

    @Autowired
    ProductListQueries(JdbcClient jdbc, Cursors cursors) {
        this(jdbc, cursors, ListNarrowing.FEW);
    }

    /// @param few how many products are looked up one by one at most
    ProductListQueries(JdbcClient jdbc, Cursors cursors, int few) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.few = few;
    }

    private record Key(UUID id, Instant publishedAt, String title, long amount, long position) {}

    /// What the answer depends on besides the products in it.
    ///
    /// @param byPrice whether a change of any price may change the list
    record Keys(Page<ProductId> page, boolean byPrice) {}

    /// The category of that id, or of that slug in any language; that of the request goes first.
    Optional<CategoryId> category(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug)
                ? TypeIds.parse(CategoryId.class, idOrSlug).value()
                : null;
        return jdbc.sql(id != null ? "select category_id from catalog.pub_categories where category_id = :id" : """
                                select category_id from catalog.pub_category_translations
                                where slug = :slug
                                order by locale = :locale desc, locale = :fallback desc, locale
                                limit 1
                                """)
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(UUID.class)
                .optional()
                .map(CategoryId::new);
    }

    /// The brand of that id or slug.
    Optional<BrandId> brand(String idOrSlug) {
        var id = TypeIds.looksLikeId(idOrSlug)
                ? TypeIds.parse(BrandId.class, idOrSlug).value()
                : null;
        return jdbc.sql("select brand_id from catalog.pub_brands where "
                        + (id == null ? "slug = :slug" : "brand_id = :id"))
                .param("id", id)
                .param("slug", idOrSlug)
                .query(UUID.class)
                .optional()
                .map(BrandId::new);
    }

    /// The collection of that id, or of that slug in any language; that of the request goes first.
    Optional<CollectionId> collection(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug)
                ? TypeIds.parse(CollectionId.class, idOrSlug).value()
                : null;
        return jdbc.sql(
                        id != null
                                ? "select collection_id from catalog.pub_collections where collection_id = :id"
                                : """
                                select collection_id from catalog.pub_collection_translations
                                where slug = :slug
                                order by locale = :locale desc, locale = :fallback desc, locale
                                limit 1
                                """)
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(UUID.class)
                .optional()
                .map(CollectionId::new);
    }

    Keys page(StoreProductFilter filter, ListScope scope, StoreContext context, Listing listing) {
        var sorting = scope.isPlaced() ? PLACED : SORTING;
        var window = cursors.window(
                listing,
                sorting,
                filter,
                scope.attributes(),
                context.currency(),
                context.locale(),
                context.channel().code());
        boolean byTitle = window.fields().contains("title");
        var narrowing =
                new ListNarrowing(filter, scope.attributes(), window.fields().contains("price"));
        var params = context.params();
        scope.addTo(params);
        narrowing.addTo(params);
        boolean lookedUp = isFew(narrowing, params);
        var sql = new StringBuilder("select s.product_id, s.published_at, ")
                .append(byTitle ? "t.sort_title, " : "'' as sort_title, ")
                .append(narrowing.isPriced() ? "m.amount_minor, " : "0 as amount_minor, ")
                .append(scope.isPlaced() ? "s.position from " : "0 as position from ")
                .append(
                        lookedUp
                                ? FEW.formatted(narrowing.products(), scope.source() + scope.condition())
                                : scope.source());
        if (byTitle) {
            sql.append(" join storefront.product_titles t on t.product_id = s.product_id and t.locale = :locale");
        }
        if (narrowing.isPriced() && !lookedUp) {
            sql.append(" join storefront.product_prices m on m.product_id = s.product_id and m.currency = :currency");
        }
        sql.append(lookedUp ? " where true" : scope.condition() + narrowing.conditions())
                .append(filter.onlyInStock() ? IN_STOCK : "");
        var rows = jdbc.sql(sql + window.and() + window.orderAndLimit())
                .params(params)
                .params(window.params())
                .query((row, _) -> new Key(
                        row.getObject("product_id", UUID.class),
                        Sql.instant(row, "published_at"),
                        row.getString("sort_title"),
                        row.getLong("amount_minor"),
                        row.getLong("position")))
                .list();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "publishedAt" -> row.publishedAt();
            case "title" -> row.title();
            case "price" -> row.amount();
            case "position" -> row.position();
            default -> row.id();
        });
        return new Keys(page.map(row -> new ProductId(row.id())), narrowing.isPriced());
    }

    /// Whether what narrows the list leaves few products of the whole shop.
    private boolean isFew(ListNarrowing narrowing, Map<String, @Nullable Object> params) {
        return narrowing.isSelective()
                && jdbc.sql(narrowing.number(few))
                                .params(params)
                                .query(Integer.class)
                                .single()
                        <= few;
    }
}
