package dev.kontor.exchange.exports;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.address.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Exports orders: one line of NDJSON per order, one row of CSV per order line.
@Component
class OrderSource implements ExportSource {

    private static final List<String> FIELDS = List.of(
            "number",
            "id",
            "status",
            "paymentStatus",
            "fulfillmentStatus",
            "createdAt",
            "placedAt",
            "updatedAt",
            "email",
            "customerId",
            "channel",
            "currency",
            "subtotal",
            "shipping",
            "tax",
            "total",
            "pricesIncludeTax",
            "shippingMethod");
    private static final List<String> ADDRESS = List.of(
            "firstName", "lastName", "company", "line1", "line2", "postcode", "city", "region", "country", "phone");
    private static final List<String> LINE = List.of(
            "sku", "title", "variantTitle", "quantity", "shipped", "canceled", "unitPrice", "lineTax", "lineTotal");

    private static final Set<String> DECIMALS =
            Set.of("subtotal", "shipping", "tax", "total", "unitPrice", "lineTax", "lineTotal");

    private final OrderReader orders;
    private final JsonMapper json;

    OrderSource(OrderReader orders, JsonMapper json) {
        this.orders = orders;
        this.json = json;
    }

    @Override
    public ExportType type() {
        return ExportType.ORDERS;
    }

    @Override
    public List<String> columns() {
        var columns = new ArrayList<>(FIELDS);
        Stream.of("shipping", "billing").forEach(which -> ADDRESS.forEach(part -> columns.add(which + "." + part)));
        columns.addAll(LINE);
        return columns;
    }

    @Override
    public Set<String> decimals() {
        return DECIMALS;
    }

    @Override
    public List<Entry> after(@Nullable String last, ExportFilter filter, int most) {
        var wanted = new OrderReader.Wanted(filter.status(), filter.createdAt(), filter.placedAt(), filter.updatedAt());
        return orders.after(last == null ? null : new OrderId(UUID.fromString(last)), wanted, most).stream()
                .map(order ->
                        new Entry(order.id().value().toString(), () -> json.valueToTree(order), () -> rows(order)))
                .toList();
    }

    private List<Map<String, String>> rows(WholeOrder order) {
        var shared = ofOrder(order);
        return order.items().stream()
                .map(line -> {
                    Map<String, String> row = new HashMap<>(shared);
                    row.put("sku", Objects.requireNonNullElse(line.sku(), ""));
                    row.put("title", line.title());
                    row.put("variantTitle", line.variantTitle());
                    row.put("quantity", String.valueOf(line.quantity()));
                    row.put("shipped", String.valueOf(line.shipped()));
                    row.put("canceled", String.valueOf(line.canceled()));
                    row.put("unitPrice", line.unitPrice().major().toPlainString());
                    row.put("lineTax", line.tax().major().toPlainString());
                    row.put("lineTotal", line.gross().major().toPlainString());
                    return row;
                })
                .toList();
    }

    private Map<String, String> ofOrder(WholeOrder order) {
        var totals = order.totals();
        var row = new HashMap<String, String>();
        row.put("number", order.number());
        row.put("id", order.id().text());
        row.put("status", order.status().name());
        row.put("paymentStatus", order.paymentStatus().name());
        row.put("fulfillmentStatus", order.fulfillmentStatus().name());
        row.put("createdAt", order.createdAt().toString());
        row.put("placedAt", text(order.placedAt()));
        row.put("updatedAt", order.updatedAt().toString());
        row.put("email", order.email());
        row.put(
                "customerId",
                order.customerId() == null ? "" : order.customerId().text());
        row.put("channel", order.channel());
        row.put("currency", totals.total().currency().getCurrencyCode());
        row.put("subtotal", totals.subtotal().major().toPlainString());
        row.put("shipping", totals.shipping().major().toPlainString());
        row.put("tax", totals.tax().major().toPlainString());
        row.put("total", totals.total().major().toPlainString());
        row.put("pricesIncludeTax", String.valueOf(totals.pricesIncludeTax()));
        row.put("shippingMethod", order.shippingMethod() == null ? "" : order.shippingMethod());
        address(row, "shipping", order.shippingAddress());
        address(row, "billing", order.billingAddress());
        return row;
    }

    private static String text(@Nullable Instant time) {
        return time == null ? "" : time.toString();
    }

    private void address(Map<String, String> row, String which, @Nullable Address address) {
        if (address != null) {
            ObjectNode parts = json.valueToTree(address);
            ADDRESS.forEach(part -> row.put(which + "." + part, parts.path(part).asString("")));
        }
    }
}
