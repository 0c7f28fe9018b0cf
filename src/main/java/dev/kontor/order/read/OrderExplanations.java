package dev.kontor.order.read;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.LineInput;
import dev.kontor.order.lifecycle.LineTax;
import dev.kontor.order.lifecycle.OrderGroupRows;
import dev.kontor.order.lifecycle.ShippingFacts;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shipping.ShippingGroupId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads the data that explains an order.
@Repository
public class OrderExplanations {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final OrderGroupRows groups;

    OrderExplanations(JdbcClient jdbc, JsonMapper json, OrderGroupRows groups) {
        this.jdbc = jdbc;
        this.json = json;
        this.groups = groups;
    }

    public Explanation of(OrderId id) {
        var lines = jdbc.sql("""
                        select l.*, o.currency from orders.order_lines l join orders.orders o on o.id = l.order_id
                        where l.order_id = :id order by l.position
                        """).param("id", id).query((row, _) -> line(row)).list();
        return jdbc.sql("select o.*, " + OrderGroupRows.GROUPS + " from orders.orders o where id = :id")
                .param("id", id)
                .query((row, _) -> order(row, lines))
                .optional()
                .map(OrderExplanation::explain)
                .orElseThrow(() -> NotFoundException.of("order", id));
    }

    private OrderExplanation order(ResultSet row, List<OrderExplanation.Line> lines) throws SQLException {
        return new OrderExplanation(
                money(row, "total_minor"),
                row.getBoolean("prices_include_tax"),
                lines.stream().allMatch(line -> line.taxCategory() != null),
                row.getString("tax_zone"),
                Sql.optionalInstant(row, "quoted_at"),
                sent(row),
                lines);
    }

    private List<OrderExplanation.Sent> sent(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var divided = groups.rows(row);
        return divided.isEmpty()
                ? List.of(whole(row))
                : divided.stream()
                        .map(group -> new OrderExplanation.Sent(
                                new ShippingGroupId(group.id()),
                                group.taxZone(),
                                group.pricesIncludeTax(),
                                group.name(),
                                Money.of(group.priceMinor(), currency),
                                Money.of(group.netMinor(), currency),
                                Money.of(group.taxMinor(), currency),
                                group.facts()))
                        .toList();
    }

    private OrderExplanation.Sent whole(ResultSet row) throws SQLException {
        var facts = row.getString("shipping_facts");
        return new OrderExplanation.Sent(
                null,
                row.getString("tax_zone"),
                row.getBoolean("prices_include_tax"),
                row.getString("shipping_name"),
                money(row, "shipping_minor"),
                money(row, "shipping_net_minor"),
                money(row, "shipping_tax_minor"),
                facts == null ? null : json.readValue(facts, ShippingFacts.class));
    }

    private OrderExplanation.Line line(ResultSet row) throws SQLException {
        var shares = row.getString("tax_shares");
        return new OrderExplanation.Line(
                new OrderLineId(row.getObject("id", UUID.class)),
                OrderGroupRows.id(row.getObject("shipping_group_id", UUID.class)),
                row.getString("sku"),
                row.getInt("quantity"),
                money(row, "unit_price_minor"),
                row.getString("price_list"),
                money(row, "net_minor"),
                money(row, "tax_minor"),
                row.getString("tax_category"),
                row.getString("tax_name"),
                row.getBigDecimal("tax_rate").stripTrailingZeros(),
                LineInput.read(row.getString("inputs"), Currency.getInstance(row.getString("currency")), json),
                shares == null ? List.of() : json.readValue(shares, new TypeReference<List<LineTax>>() {}));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return Money.of(row.getLong(column), row.getString("currency"));
    }
}
