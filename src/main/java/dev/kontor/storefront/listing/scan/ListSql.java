package dev.kontor.storefront.listing.scan;

import dev.kontor.shared.web.paging.Window;
import dev.kontor.storefront.listing.StoreProductFilter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that find the keys of a page.
///
/// Scanning in list order until the page is full is fast if many products match, and reads all of them if few
/// do; looking up and sorting matches is fast if there are few. Therefore the matches of each filter are counted
/// first, up to a bound. If a filter has few matches, those are looked up. Otherwise a scan starts; it stops
/// after a number of products, and only then are all filters intersected.
final class ListSql {

    private static final String IN_STOCK = """
             and exists (
                 select from catalog.pub_variants v
                 cross join lateral (
                     select a.available, a.tracked from search.pub_availability a
                     where a.variant_id = v.variant_id limit 1) a
                 where v.product_id = k.product_id and (not a.tracked or a.available > 0) offset 0)
            """;

    static final String TITLES = "storefront.product_titles t where t.locale = :locale";

    private final ListScope scope;
    private final ListPrices prices;
    private final ListNarrowing narrowing;
    private final Window window;
    private final ListBounds bounds;
    private final String stock;
    private final List<String> order;
    private final List<ListSet> sets;
    private final ListWalk walk;

    ListSql(StoreProductFilter filter, ListScope scope, ListPrices prices, Window window, ListBounds bounds) {
        this.scope = scope;
        this.prices = prices;
        this.window = window;
        this.bounds = bounds;
        this.stock = filter.onlyInStock() ? IN_STOCK : "";
        this.order = order(window);
        this.narrowing = new ListNarrowing(filter, scope, prices, order);
        this.sets = narrowing.sets();
        this.walk = new ListWalk(scope, prices, narrowing, window);
    }

    ListNarrowing narrowing() {
        return narrowing;
    }

    /// Whether there is anything to count.
    boolean isFiltered() {
        return !sets.isEmpty();
    }

    /// Counts the matches of each filter approximately, up to a bound: one row.
    String sizes() {
        return sets.stream()
                .map(set -> "(select count(*) from (%s limit %d) n)".formatted(set.products(), bounds.some() + 1))
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /// Whether one filter has so few matches that they are looked up at once.
    boolean isFew(List<Integer> sizes) {
        return sizes.stream().anyMatch(size -> size <= bounds.few());
    }

    /// Whether an index has the complete order of the list.
    boolean isIndexed() {
        return walk.isIndexed();
    }

    /// Reads the page of an unfiltered list, at any cost: along the index if that has its order.
    String whole() {
        return "select " + columns() + " from " + scope.source()
                + (order.contains("title")
                        ? " join storefront.product_titles t on t.product_id = s.product_id and t.locale = :locale"
                        : "")
                + (order.contains("price") ? prices.join() + narrowing.prices() : "")
                + " cross join lateral (select s.product_id) k"
                + scope.condition() + stock + window.and() + window.orderAndLimit();
    }

    /// Reads the page by scanning in list order, up to a number of products; see [ListWalk].
    String walk(List<Integer> sizes) {
        // Comparing in memory costs a tenth of a lookup.
        int most = sizes.stream().anyMatch(size -> size <= bounds.some()) ? 4 * bounds.walked() : bounds.walked();
        return walk.page(columns(), members(sizes) + stock, most);
    }

    /// Intersects all filters, starting with the one with the fewest matches, and sorts the result.
    String lookUp(List<Integer> sizes) {
        int first = byNumber(sizes).getFirst();
        boolean one = sizes.get(first) <= bounds.some();
        var products = one
                ? sets.get(first).products()
                : sets.stream().map(ListSet::products).collect(Collectors.joining(" intersect "));
        var others = one
                ? byNumber(sizes).stream()
                        .skip(1)
                        .map(index -> sets.get(index).member())
                        .collect(Collectors.joining())
                : "";
        var found = "select " + columns() + " from (select distinct c.product_id from (" + products
                + ") c) k cross join lateral (select s.* from "
                + scope.source() + scope.condition() + " and s.product_id = k.product_id limit 1) s"
                + (order.contains("title") ? looked("t", TITLES) : "")
                + (order.contains("price") ? looked("m", prices.rows() + narrowing.prices()) : "")
                + " where true" + others + window.and() + window.orderBy();
        // Stock is the most expensive check: only for as many products as fill the page.
        return "select * from (" + found + ") k where true" + stock + " limit " + window.rows();
    }

    /// Looks up one row for each product `k`.
    static String looked(String name, String rows) {
        return " cross join lateral (select %1$s.* from %2$s and %1$s.product_id = k.product_id limit 1) %1$s"
                .formatted(name, rows);
    }

    /// The conditions of all filters, the most selective first. Some are compared in memory: `is true` prevents
    /// the database from joining them, which would lose the order.
    private String members(List<Integer> sizes) {
        return byNumber(sizes).stream()
                .map(index -> sizes.get(index) > bounds.some()
                        ? sets.get(index).member()
                        : " and (k.product_id in (" + sets.get(index).products() + ")) is true")
                .collect(Collectors.joining());
    }

    private List<Integer> byNumber(List<Integer> sizes) {
        return IntStream.range(0, sets.size())
                .boxed()
                .sorted(Comparator.comparing(sizes::get))
                .toList();
    }

    /// Whether the source has the order of the list.
    static boolean isOfScope(String field) {
        return field.equals("publishedAt") || field.equals("position");
    }

    /// The fields of the order, without the final id.
    static List<String> order(Window window) {
        return window.fields().stream().filter(field -> !field.equals("id")).toList();
    }

    private String columns() {
        return "s.product_id, "
                + (order.contains("publishedAt") ? "s.published_at" : "null::timestamptz as published_at")
                + (order.contains("title") ? ", t.sort_title" : ", '' as sort_title")
                + (order.contains("price") ? ", m.amount_minor" : ", 0::bigint as amount_minor")
                + (order.contains("position") ? ", s.position" : ", 0 as position");
    }
}
