package dev.kontor.storefront.listing.scan;

import dev.kontor.storefront.listing.StoreProductFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The filters of a list that differ from the source it is read from in order: attributes, a price; and a
/// category, collection, brand or tag if the list does not follow their order.
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

    /// The products that match each filter separately.
    List<ListSet> sets() {
        var sets = new ArrayList<ListSet>();
        for (int index = 0; index < scope.attributes().size(); index++) {
            var products = scope.attributes().get(index).values("attribute" + index);
            sets.add(new ListSet(products, member(products, "a.product_id")));
        }
        if (filter.price() != null && !order.getFirst().equals("price")) {
            // In price order, matching products are adjacent.
            var products = "select m.product_id from " + prices.rows() + prices();
            sets.add(new ListSet(products, member(products, "m.product_id")));
        }
        scope.sets(ListSql.isOfScope(order.getFirst())).forEach(products -> sets.add(new ListSet(products, "")));
        return sets;
    }

    /// Whether filtering or sorting needs prices.
    boolean isPriced() {
        return order.contains("price") || filter.price() != null;
    }

    /// The condition that the price `m` matches, starting with `and`.
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

    /// `offset 0` prevents the database from collecting all matches for the few products of a page.
    private static String member(String products, String column) {
        return " and exists (" + products + " and " + column + " = k.product_id offset 0)";
    }
}
