package dev.kontor.order.lifecycle;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the shipping groups in the same statement as the order.
@Component
public class OrderGroupRows {

    /// A column of a query of `orders.orders o`.
    public static final String GROUPS = """
            (select jsonb_agg(jsonb_build_object('id', g.id, 'address', g.address, 'code', g.shipping_code,
                'name', g.shipping_name, 'facts', g.shipping_facts, 'priceMinor', g.shipping_minor,
                'netMinor', g.net_minor, 'taxMinor', g.tax_minor, 'canceledMinor',
                case when o.status = 'CANCELED' then g.net_minor + g.tax_minor else g.canceled_gross_minor end,
                'taxZone', g.tax_zone, 'pricesIncludeTax', g.prices_include_tax) order by g.position)
             from orders.shipping_groups g where g.order_id = o.id)::text as groups
            """;

    private final JsonMapper json;

    OrderGroupRows(JsonMapper json) {
        this.json = json;
    }

    /// A shipping group as stored.
    public record Row(
            UUID id,
            @Nullable Address address,
            @Nullable String code,
            @Nullable String name,
            @Nullable ShippingFacts facts,
            long priceMinor,
            long netMinor,
            long taxMinor,
            long canceledMinor,
            @Nullable String taxZone,
            boolean pricesIncludeTax) {

        private OrderContent.Group content(String currency) {
            return new OrderContent.Group(
                    new ShippingGroupId(id),
                    address,
                    code == null || name == null ? null : new OrderContent.Shipping(code, name),
                    Money.of(priceMinor, currency),
                    Money.of(netMinor, currency),
                    Money.of(taxMinor, currency),
                    Money.of(canceledMinor, currency),
                    pricesIncludeTax);
        }
    }

    /// Empty if the order is not split.
    public List<Row> rows(ResultSet order) throws SQLException {
        var groups = order.getString("groups");
        return groups == null ? List.of() : json.readValue(groups, new TypeReference<List<Row>>() {});
    }

    /// Null if the order is not split.
    public @Nullable List<OrderContent.Group> of(ResultSet order) throws SQLException {
        var currency = order.getString("currency");
        var rows = rows(order);
        return rows.isEmpty()
                ? null
                : rows.stream().map(row -> row.content(currency)).toList();
    }

    public static @Nullable ShippingGroupId id(@Nullable UUID value) {
        return value == null ? null : new ShippingGroupId(value);
    }
}
