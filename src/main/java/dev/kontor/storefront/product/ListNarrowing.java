package dev.kontor.storefront.product;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What narrows a list besides its scope: a price, and attributes.
///
/// Walking along the order of a list until a page is full is quick where many products fit, and passes over all of them
/// where few do. So what fits is counted first, up to a bound, along the indexes of prices and of values; of few it is
/// read from there.
final class ListNarrowing {

    /// So many are looked up one by one and sorted in less time than a walk may take.
    static final int FEW = 500;

    private final StoreProductFilter filter;
    private final List<ChosenAttribute> attributes;
    private final boolean byPrice;

    /// @param byPrice whether the list is in the order of prices
    ListNarrowing(StoreProductFilter filter, List<ChosenAttribute> attributes, boolean byPrice) {
        this.filter = filter;
        this.attributes = attributes;
        this.byPrice = byPrice;
    }

    /// Whether few products may fit, so that a walk would pass over many. In the order of prices those that fit lie
    /// side by side.
    boolean isSelective() {
        return !attributes.isEmpty() || (filter.price() != null && !byPrice);
    }

    /// Whether prices are needed to filter or to sort.
    boolean isPriced() {
        return byPrice || filter.price() != null;
    }

    /// The products that fit, with their prices: `product_id`, `amount_minor`. Only of [#isSelective].
    String products() {
        return products("select distinct");
    }

    /// How many products fit, roughly, but not more than one more than these.
    String number(int most) {
        return "select count(*) from (%s limit %d) m".formatted(products("select"), most + 1);
    }

    private String products(String select) {
        if (filter.price() != null) {
            return "select m.product_id, m.amount_minor from storefront.product_prices m where m.currency = :currency"
                    + prices() + values("m.product_id", 0);
        }
        var first = "(" + attributes.getFirst().values("attribute0") + ") f";
        return byPrice
                ? select + " m.product_id, m.amount_minor from " + first
                        + " join storefront.product_prices m on m.product_id = f.product_id and m.currency = :currency"
                        + " where true" + values("m.product_id", 1)
                : select + " f.product_id, 0::bigint as amount_minor from " + first + " where true"
                        + values("f.product_id", 1);
    }

    /// The condition on `m`, the prices, and on `s`, the products; starting with `and`.
    String conditions() {
        return prices() + values("s.product_id", 0);
    }

    void addTo(Map<String, @Nullable Object> params) {
        if (filter.price() != null) {
            params.put("priceGte", filter.price().gte());
            params.put("priceLte", filter.price().lte());
        }
        for (int index = 0; index < attributes.size(); index++) {
            params.putAll(attributes.get(index).params("attribute" + index));
        }
    }

    private String prices() {
        var price = filter.price();
        return (price == null || price.gte() == null ? "" : " and m.amount_minor >= :priceGte")
                + (price == null || price.lte() == null ? "" : " and m.amount_minor <= :priceLte");
    }

    private String values(String column, int from) {
        var sql = new StringBuilder();
        for (int index = from; index < attributes.size(); index++) {
            sql.append(" and ")
                    .append(column)
                    .append(" in (")
                    .append(attributes.get(index).values("attribute" + index))
                    .append(")");
        }
        return sql.toString();
    }
}
