package dev.kontor.storefront.attribute;

import dev.kontor.catalog.AttributeId;
import dev.kontor.search.AttributeCondition;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An attribute filter of a list.
public record ChosenAttribute(AttributeId id, AttributeCondition filter) {

    /// Reads the products with a matching value, on the product or a variant, published or not; duplicates are
    /// possible.
    ///
    /// @param name of the parameters, unique per filter
    public String values(String name) {
        var sql = new StringBuilder("select a.product_id from catalog.pub_filter_values a where a.attribute_id = :")
                .append(name);
        if (!filter.isRange()) {
            return sql.append(" and a.key = any (:%sKeys::text[])".formatted(name))
                    .toString();
        }
        // Keys of other attributes are not dates, and the database may evaluate them first.
        var number = switch (filter.kind()) {
            case DATE -> "(case when a.attribute_id = :%s then a.key::date - date '1970-01-01' end)".formatted(name);
            case DATE_TIME ->
                "(case when a.attribute_id = :%s then extract(epoch from a.key::timestamptz) end)".formatted(name);
            default -> "a.number";
        };
        if (filter.field().indexOf(':') >= 0) {
            sql.append(" and right(a.key, 3) = :currency");
        }
        if (!filter.numbers().isEmpty()) {
            sql.append(" and %s = any (:%sNumbers::numeric[])".formatted(number, name));
        }
        int bound = 0;
        for (var operator : filter.bounds().keySet()) {
            sql.append(" and %s %s :%s".formatted(number, operator, name + "Bound" + bound++));
        }
        return sql.toString();
    }

    /// The parameters of [#values].
    public Map<String, @Nullable Object> params(String name) {
        var params = new HashMap<String, @Nullable Object>();
        params.put(name, id.value());
        params.put(name + "Keys", filter.keys().toArray(String[]::new));
        params.put(
                name + "Numbers",
                filter.numbers().stream().map(number -> number.toPlainString()).toArray(String[]::new));
        int bound = 0;
        for (var number : filter.bounds().values()) {
            params.put(name + "Bound" + bound++, number);
        }
        return params;
    }
}
