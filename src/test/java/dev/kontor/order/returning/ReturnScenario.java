package dev.kontor.order.returning;

import dev.kontor.inventory.LocationId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.testing.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Shipped orders and their returns: two lines of three units at 11.90 EUR, and 5.00 EUR for the shipping.
abstract class ReturnScenario extends OrderScenario {

    /// An order that was shipped completely.
    Placed shipped() {
        var order = test.paid("tok_approve");
        ship(order, Map.of());
        return order;
    }

    void ship(Placed order, Map<String, ?> body) {
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.id().text() + "/fulfillments", body)
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
    }

    /// Units of the first line.
    void ship(Placed order, int units) {
        ship(order, Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", units))));
    }

    static OrderLineId second(Placed order) {
        return order.order().lines().get(1).id();
    }

    Api buyer(Placed order) {
        return api.with("X-Order-Token", order.token()).withIdempotencyKey();
    }

    /// The guest requests the return of units of the first line.
    Api.Response request(Placed order, int quantity) {
        return buyer(order).post("/store/v1/returns", body(order, item(order.line(), quantity)));
    }

    Api.Response create(Placed order, Map<String, ?> item) {
        return staff.withIdempotencyKey().post("/admin/v1/returns", body(order, item));
    }

    static Map<String, Object> body(Placed order, Map<String, ?> item) {
        return new HashMap<>(Map.of("orderId", order.id().text(), "items", List.of(item)));
    }

    static Map<String, Object> item(OrderLineId line, int quantity) {
        return Map.of("itemId", line.text(), "quantity", quantity, "reason", "DOES_NOT_FIT");
    }

    Api.Response act(String id, String step, Map<String, ?> body) {
        return staff.withIdempotencyKey().post("/admin/v1/returns/" + id + "/" + step, body);
    }

    /// Receives units of the first item.
    Api.Response receive(Api.Response created, int quantity, String condition) {
        return act(created.at("/id"), "receive", arrived(List.of(units(created, 0, quantity, condition))));
    }

    Map<String, Object> units(Api.Response created, int item, int quantity, String condition) {
        var staffView = staff.get("/admin/v1/returns/" + created.at("/id")).expect(200);
        return Map.of("itemId", staffView.at("/items/" + item + "/id"), "quantity", quantity, "condition", condition);
    }

    Map<String, Object> arrived(List<Map<String, Object>> items) {
        return Map.of("locationId", location().text(), "items", new ArrayList<>(items));
    }

    LocationId location() {
        return new LocationId(jdbc.sql("select id from inventory.locations where code = 'test-orders'")
                .query(UUID.class)
                .single());
    }

    /// Units of the first line: in returns, and returned.
    String counted(Placed order) {
        return jdbc.sql("select in_returns || '/' || returned from orders.order_lines where id = :id")
                .param("id", order.line().value())
                .query(String.class)
                .single();
    }
}
