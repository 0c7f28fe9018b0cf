package dev.kontor.storefront.listing;

import dev.kontor.shared.web.paging.Window;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements that find the keys of a page.
///
/// Walking along the order of a list until the page is full is quick where many products fit, and passes over all of
/// them where few do; looking up what fits and sorting it is quick where it is few. So how many each filter leaves is
/// counted first, up to a bound. If one leaves few, those are looked up. Else a walk begins; it is given up after a
/// number of products, and only then all that fit are put together.
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

    /// Reads how many products each filter leaves, roughly, up to a bound: one row.
    String sizes() {
        return sets.stream()
                .map(set -> "(select count(*) from (%s limit %d) n)".formatted(set.products(), bounds.some() + 1))
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /// Whether one filter leaves so few that they are looked up at once.
    boolean isFew(List<Integer> sizes) {
        return sizes.stream().anyMatch(size -> size <= bounds.few());
    }

    /// Whether an index has the whole order of the list.
    boolean isIndexed() {
        return walk.isIndexed();
    }

    /// Reads the page of a list that nothing narrows, whatever it takes: along the index if that has its order.
    String whole() {
        return "select " + columns() + " from " + scope.source()
                + (order.contains("title")
                        ? " join storefront.product_titles t on t.product_id = s.product_id and t.locale = :locale"
                        : "")
                + (order.contains("price") ? prices.join() + narrowing.prices() : "")
                + " cross join lateral (select s.product_id) k"
                + scope.condition() + stock + window.and() + window.orderAndLimit();
    }

    /// Reads the page along the order of the list, up to a number of products; see [ListWalk].
    String walk(List<Integer> sizes) {
        // To compare in memory costs a tenth of a look-up.
        int most = sizes.stream().anyMatch(size -> size <= bounds.some()) ? 4 * bounds.walked() : bounds.walked();
        return walk.page(columns(), members(sizes) + stock, most);
    }

    /// Puts all that fit together, from the filter that leaves the fewest, and sorts it.
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
        // Stock takes longest to look at: of no more than fill the page.
        return "select * from (" + found + ") k where true" + stock + " limit " + window.rows();
    }

    /// Looks one row up for each product `k`.
    static String looked(String name, String rows) {
        return " cross join lateral (select %1$s.* from %2$s and %1$s.product_id = k.product_id limit 1) %1$s"
                .formatted(name, rows);
    }

    /// The conditions of all filters, those that leave the fewest first. Some are compared with in memory: `is true`
    /// keeps the database from joining with them, which would undo the order.
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

    /// Whether products are in that order along what the list is of.
    static boolean isOfScope(String field) {
        return field.equals("publishedAt") || field.equals("position");
    }

    /// The fields of the order, without the id that comes last.
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
