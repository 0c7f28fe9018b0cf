package dev.kontor.storefront.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What narrows a list other than what it is read from in its order: attributes, a price; and a category, a collection,
/// a brand or a tag, if the order of the list is not theirs.
final class ListNarrowing {

    private final StoreProductFilter filter;
    private final ListScope scope;
    private final ListPrices prices;
    private final List<String> order;

    /// @param order the fields of the order, the first one first
    ListNarrowing(StoreProductFilter filter, ListScope scope, ListPrices prices, List<String> order) {
        this.filter = filter;
        this.scope = scope;
        this.prices = prices;
        this.order = order;
    }

    /// What the filters leave, each by itself.
    List<ListSet> sets() {
        var sets = new ArrayList<ListSet>();
        for (int index = 0; index < scope.attributes().size(); index++) {
            var products = scope.attributes().get(index).values("attribute" + index);
            sets.add(new ListSet(products, member(products, "a.product_id")));
        }
        if (filter.price() != null && !order.getFirst().equals("price")) {
            // In the order of prices those that fit lie side by side.
            var products = "select m.product_id from " + prices.rows() + prices();
            sets.add(new ListSet(products, member(products, "m.product_id")));
        }
        scope.sets(ListSql.isOfScope(order.getFirst())).forEach(products -> sets.add(new ListSet(products, "")));
        return sets;
    }

    /// Whether prices are needed to filter or to sort.
    boolean isPriced() {
        return order.contains("price") || filter.price() != null;
    }

    /// The condition that the price `m` fits, beginning with `and`.
    String prices() {
        var price = filter.price();
        return (price == null || price.gte() == null ? "" : " and m.amount_minor >= :priceGte")
                + (price == null || price.lte() == null ? "" : " and m.amount_minor <= :priceLte");
    }

    void addTo(Map<String, @Nullable Object> params) {
        if (filter.price() != null) {
            params.put("priceGte", filter.price().gte());
            params.put("priceLte", filter.price().lte());
        }
        for (int index = 0; index < scope.attributes().size(); index++) {
            params.putAll(scope.attributes().get(index).params("attribute" + index));
        }
    }

    /// `offset 0` keeps the database from collecting all that fit for the sake of a few products of a page.
    private static String member(String products, String column) {
        return " and exists (" + products + " and " + column + " = k.product_id offset 0)";
    }
}
