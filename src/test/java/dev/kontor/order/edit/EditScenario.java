package dev.kontor.order.edit;

import static java.util.Objects.requireNonNull;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.testing.Api;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Edits of orders: two lines of three units at 11.90 EUR, and 5.00 EUR for the shipping.
abstract class EditScenario extends OrderScenario {

    static OrderLineId second(Placed order) {
        return order.order().lines().get(1).id();
    }

    static String path(OrderId order) {
        return "/admin/v1/orders/" + order.text();
    }

    static Map<String, Object> quantity(OrderLineId line, int quantity) {
        return Map.of("type", "SET_QUANTITY", "itemId", line.text(), "quantity", quantity);
    }

    static Map<String, Object> price(OrderLineId line, int quantity, long minor) {
        return Map.of(
                "type",
                "SET_PRICE",
                "itemId",
                line.text(),
                "quantity",
                quantity,
                "unitPrice",
                Map.of("amount", minor, "currency", "EUR"),
                "priceReason",
                "Agreed on the phone.");
    }

    Api.Response preview(Placed order, Object... actions) {
        return staff.post(path(order.id()) + "/edits/preview", body(List.of(actions)));
    }

    Api.Response propose(Placed order, Object... actions) {
        return propose(order.id(), List.of(actions));
    }

    Api.Response propose(OrderId order, List<?> actions) {
        return staff.withIdempotencyKey().post(path(order) + "/edits", body(actions));
    }

    private static Map<String, Object> body(List<?> actions) {
        return Map.of("reason", "As you asked.", "actions", actions);
    }

    /// Confirms an edit as it is now.
    Api.Response confirm(OrderId order, Api.Response edit) {
        return confirm(order, edit, null);
    }

    Api.Response confirm(OrderId order, Api.Response edit, @Nullable String method) {
        var now = staff.get(path(order) + "/edits/" + edit.at("/id")).expect(200);
        return confirm(order, edit, requireNonNull(now).at("/preview/orderVersion"), method);
    }

    Api.Response confirm(OrderId order, Api.Response edit, String version, @Nullable String method) {
        return staff.withIdempotencyKey()
                .with("If-Match", "\"" + version + "\"")
                .post(
                        path(order) + "/edits/" + edit.at("/id") + "/confirm",
                        method == null ? Map.of() : Map.of("paymentMethod", method));
    }

    /// Proposes and confirms.
    Api.Response edit(Placed order, @Nullable String method, Object... actions) {
        return confirm(order.id(), propose(order, actions).expect(201), method);
    }

    void ship(Placed order, OrderLineId line, int units) {
        var parcel = staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", line.text(), "quantity", units))))
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
    }

    /// Captured and refunded by all payments of the order together.
    String money(Placed order) {
        return jdbc.sql("""
                        select sum(captured_minor) || '/' || sum(refunded_minor) from payment.payments
                        where id = :id or first_id = :id
                        """)
                .param("id", order.payment().value())
                .query(String.class)
                .single();
    }
}
