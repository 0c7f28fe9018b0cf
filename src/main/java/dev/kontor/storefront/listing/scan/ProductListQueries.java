package dev.kontor.storefront.listing.scan;

import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.CollectionId;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channel;
import dev.kontor.search.PricedChannels;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import dev.kontor.shared.web.paging.Window;
import dev.kontor.storefront.context.Slugs;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.listing.StoreProductFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the products on a page of a list. It reads only keys, along an index; `ProductCards` reads what
/// is displayed.
@Repository
public class ProductListQueries {

    private static final Sorting SORTING = Sorting.by(
            "s.product_id",
            "-publishedAt",
            SortField.time("publishedAt", "s.published_at"),
            SortField.text("title", "t.sort_title"),
            SortField.number("price", "m.amount_minor"));

    /// The position of products in a collection.
    private static final Sorting PLACED = Sorting.by(
            "s.product_id",
            "position,-publishedAt",
            SortField.number("position", "s.position"),
            SortField.time("publishedAt", "s.published_at"),
            SortField.text("title", "t.sort_title"),
            SortField.number("price", "m.amount_minor"));

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final PricedChannels channels;
    private final ListBounds bounds;

    @Autowired
    ProductListQueries(JdbcClient jdbc, Cursors cursors, PricedChannels channels) {
        this(jdbc, cursors, channels, ListBounds.STANDARD);
    }

    ProductListQueries(JdbcClient jdbc, Cursors cursors, PricedChannels channels, ListBounds bounds) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.channels = channels;
        this.bounds = bounds;
    }

    /// The sort keys of a page; the rest is absent.
    private record Key(UUID id, @Nullable Instant publishedAt, String title, long amount, long position) {}

    /// Represents the row that reports a stopped scan.
    private static final Key GIVEN_UP = new Key(new UUID(0, 0), null, "", 0, 0);

    /// The tags of the response, in addition to those of its products.
    ///
    /// @param byPrice whether any price change may change the list
    /// @param byCopies whether it is sorted or filtered by copied prices or titles, which follow with a delay
    public record Keys(Page<ProductId> page, boolean byPrice, boolean byCopies) {}

    /// The category with that id, or that slug in any language; the request's language takes precedence,
    /// former slugs come last.
    public Optional<CategoryId> category(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug)
                ? TypeIds.parse(CategoryId.class, idOrSlug).value()
                : null;
        return jdbc.sql("select category_id from catalog.pub_categories where category_id = "
                        + (id != null ? ":id" : Slugs.CATEGORY))
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(CategoryId.class)
                .optional();
    }

    /// The brands with those ids, slugs or former slugs; absent unless all of them exist.
    public Optional<List<BrandId>> brands(Set<String> idsOrSlugs) {
        var ids = idsOrSlugs.stream()
                .filter(TypeIds::looksLikeId)
                .map(text -> TypeIds.parse(BrandId.class, text))
                .toList();
        var slugs =
                idsOrSlugs.stream().filter(text -> !TypeIds.looksLikeId(text)).toList();
        var found = jdbc.sql("""
                        select b.brand_id
                        from (
                            select i as wanted, i::uuid as id, null as slug from unnest(:ids::text[]) i
                            union all
                            select s, null, s from unnest(:slugs::text[]) s
                        ) w
                        cross join lateral (
                            select n.brand_id from catalog.pub_brands n where n.brand_id = w.id
                            union all
                            select n.brand_id from catalog.pub_brands n where n.slug = w.slug
                            union all
                            select o.brand_id from catalog.pub_old_brand_slugs o where o.slug = w.slug
                            and not exists (select from catalog.pub_brands n where n.slug = w.slug)) b
                        order by w.wanted
                        """)
                .param("ids", ids)
                .param("slugs", slugs)
                .query(BrandId.class)
                .list();
        return found.size() == idsOrSlugs.size()
                ? Optional.of(found.stream().distinct().toList())
                : Optional.empty();
    }

    /// The collection with that id, or that slug in any language; the request's language takes precedence,
    /// former slugs come last.
    public Optional<CollectionId> collection(String idOrSlug, StoreContext context) {
        var id = TypeIds.looksLikeId(idOrSlug)
                ? TypeIds.parse(CollectionId.class, idOrSlug).value()
                : null;
        return jdbc.sql("select collection_id from catalog.pub_collections where collection_id = "
                        + (id != null ? ":id" : Slugs.COLLECTION))
                .params(context.params())
                .param("id", id)
                .param("slug", idOrSlug)
                .query(CollectionId.class)
                .optional();
    }

    public Keys page(StoreProductFilter filter, ListScope scope, StoreContext context, Listing listing) {
        var sorting = scope.isPlaced() ? PLACED : SORTING;
        var window = cursors.window(
                listing,
                sorting,
                filter,
                scope.attributes(),
                context.currency(),
                context.locale(),
                context.channel().code());
        var sql = new ListSql(filter, scope, prices(filter, window, context.channel()), window, bounds);
        var params = context.params();
        scope.addTo(params);
        sql.narrowing().addTo(params);
        params.putAll(window.params());
        var page = window.page(rows(sql, params), (row, field) -> switch (field) {
            case "publishedAt" -> Objects.requireNonNull(row.publishedAt());
            case "title" -> row.title();
            case "price" -> row.amount();
            case "position" -> row.position();
            default -> row.id();
        });
        boolean byPrice = sql.narrowing().isPriced();
        return new Keys(
                page.map(row -> new ProductId(row.id())),
                byPrice,
                byPrice || window.fields().contains("title"));
    }

    /// Needs no statement if no price is needed.
    private ListPrices prices(StoreProductFilter filter, Window window, Channel channel) {
        boolean needed = filter.price() != null || window.fields().contains("price");
        return needed && channels.has(channel) ? ListPrices.OF_CHANNEL : ListPrices.OF_SHOP;
    }

    private List<Key> rows(ListSql sql, Map<String, @Nullable Object> params) {
        if (!sql.isFiltered()) {
            return sql.isIndexed() ? read(sql.whole(), params) : walk(sql, List.of(), params, sql::whole);
        }
        var sizes = sizes(sql, params);
        return sql.isFew(sizes) ? read(sql.lookUp(sizes), params) : walk(sql, sizes, params, () -> sql.lookUp(sizes));
    }

    /// @param otherwise used if the scan was stopped
    private List<Key> walk(
            ListSql sql, List<Integer> sizes, Map<String, @Nullable Object> params, Supplier<String> otherwise) {
        var rows = read(sql.walk(sizes), params);
        return rows.contains(GIVEN_UP) ? read(otherwise.get(), params) : rows;
    }

    private List<Integer> sizes(ListSql sql, Map<String, @Nullable Object> params) {
        return jdbc.sql(sql.sizes())
                .params(params)
                .query((row, _) -> {
                    var sizes = new ArrayList<Integer>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        sizes.add(row.getInt(column));
                    }
                    return List.copyOf(sizes);
                })
                .single();
    }

    private List<Key> read(String sql, Map<String, @Nullable Object> params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, _) -> {
                    var id = row.getObject("product_id", UUID.class);
                    return id == null
                            ? GIVEN_UP
                            : new Key(
                                    id,
                                    Sql.optionalInstant(row, "published_at"),
                                    row.getString("sort_title"),
                                    row.getLong("amount_minor"),
                                    row.getLong("position"));
                })
                .list();
    }
}
