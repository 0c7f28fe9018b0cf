package dev.kontor.storefront.listing.scan;

import dev.kontor.shared.web.paging.Window;
import java.util.List;

/// The statement that scans in list order until a page is full, up to a number of products.
///
/// There is an index in the order of the first field. If it has the complete order, products arrive as needed.
/// With several sort fields, products with equal first fields are sorted, which takes all of them. So the scan
/// ends before the first field of the product at which it must stop, and never among equal ones.
final class ListWalk {

    private final ListScope scope;
    private final ListPrices prices;
    private final ListNarrowing narrowing;
    private final Window window;
    private final List<String> order;

    ListWalk(ListScope scope, ListPrices prices, ListNarrowing narrowing, Window window) {
        this.scope = scope;
        this.prices = prices;
        this.narrowing = narrowing;
        this.window = window;
        this.order = ListSql.order(window);
    }

    /// Whether an index has the complete order.
    boolean isIndexed() {
        if (order.size() == 1) {
            return !order.getFirst().equals("position");
        }
        return order.equals(List.of("position", "publishedAt"))
                && window.order().getFirst().descends() != window.order().get(1).descends();
    }

    /// Reads a page. If the scan stops before the page is full, an empty row comes last: the parts of the union
    /// are read one after the other, as far as needed for the page.
    ///
    /// @param conditions that a product `k` matches, starting with `and`
    /// @param most the scan stops after this many products
    String page(String columns, String conditions, int most) {
        var walked = " from (" + along()
                + (isIndexed() ? window.and() + window.orderBy() : window.andFirst() + window.orderByFirst())
                + " limit " + most + ")";
        return "select * from ((select " + columns + (isIndexed() ? rows(walked) : sortedRows(walked, most))
                + conditions + window.orderAndLimit() + ") union all (select null, null, null, null, null" + walked
                + " w offset " + (most - 1) + ")) w limit " + window.rows();
    }

    private String rows(String walked) {
        return isByScope()
                ? walked + " s cross join lateral (select s.product_id) k" + scope.condition()
                : walked + " " + name()
                        + " cross join lateral (select %1$s.product_id) s cross join lateral (select %1$s.product_id) k"
                                .formatted(name())
                        + " where exists (select from " + scope.source() + scope.condition()
                        + " and s.product_id = k.product_id offset 0)";
    }

    private String sortedRows(String walked, int most) {
        var first = window.order().getFirst();
        var column = column(first.field());
        return walked + " " + name() + " cross join lateral (select " + name() + ".product_id) k"
                + (isByScope() ? "" : ListSql.looked("s", scope.source() + scope.condition()))
                + (looksUp("title") ? ListSql.looked("t", ListSql.TITLES) : "")
                + (looksUp("price") ? ListSql.looked("m", prices.rows() + narrowing.prices()) : "")
                + (isByScope() ? scope.condition() : " where true")
                + " and (%s.%s %s (select w.%s%s w offset %d)) is not false"
                        .formatted(name(), column, first.descends() ? ">" : "<", column, walked, most - 1)
                + window.and();
    }

    private boolean looksUp(String field) {
        return order.contains(field) && !order.getFirst().equals(field);
    }

    private boolean isByScope() {
        return ListSql.isOfScope(order.getFirst());
    }

    /// The columns of the scanned source.
    private String name() {
        return isByScope() ? "s" : order.getFirst().equals("price") ? "m" : "t";
    }

    private static String column(String field) {
        return switch (field) {
            case "publishedAt" -> "published_at";
            case "price" -> "amount_minor";
            case "title" -> "sort_title";
            default -> field;
        };
    }

    /// The keys in order, of the whole shop.
    private String along() {
        return isByScope()
                ? "select s.* from " + scope.source() + scope.range()
                : order.getFirst().equals("price")
                        ? "select m.product_id, m.amount_minor from (select m.* from " + prices.rows()
                                + ") m cross join lateral (select m.product_id) s where true" + narrowing.prices()
                        : "select t.product_id, t.sort_title from storefront.product_titles t"
                                + " cross join lateral (select t.product_id) s where t.locale = :locale";
    }
}
