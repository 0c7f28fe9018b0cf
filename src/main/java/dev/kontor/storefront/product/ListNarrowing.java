package dev.kontor.storefront.product;

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
    private final boolean byPrice;

    /// @param byPrice whether prices are part of the order
    ListNarrowing(StoreProductFilter filter, ListScope scope, ListPrices prices, boolean byPrice) {
        this.filter = filter;
        this.scope = scope;
        this.prices = prices;
        this.byPrice = byPrice;
    }

    /// What the filters leave, each by itself.
    ///
    /// @param byScope whether the order of the list is that of what it is read from
    List<ListSet> sets(boolean byScope) {
        var sets = new ArrayList<ListSet>();
        for (int index = 0; index < scope.attributes().size(); index++) {
            var products = scope.attributes().get(index).values("attribute" + index);
            sets.add(new ListSet(products, member(products, "a.product_id")));
        }
        if (filter.price() != null && !byPrice) {
            // In the order of prices those that fit lie side by side.
            var products = "select m.product_id from " + prices.rows() + prices();
            sets.add(new ListSet(products, member(products, "m.product_id")));
        }
        scope.sets(byScope).forEach(products -> sets.add(new ListSet(products, "")));
        return sets;
    }

    /// Whether prices are needed to filter or to sort.
    boolean isPriced() {
        return byPrice || filter.price() != null;
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
