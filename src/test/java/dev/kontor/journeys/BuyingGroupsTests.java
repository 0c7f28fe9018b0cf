package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One cart goes to two places. In Iceland 24 % tax are in the prices, in New Zealand 15 % come on top.
@KontorTest
class BuyingGroupsTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private VariantId mug;
    private VariantId cup;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1000, 50);
        cup = shop.variant(700, 50);
    }

    @Test
    void eachPartHasItsShippingItsTaxAndItsParcels() {
        var cart = cart();
        var lacking = divide(cart).expect(200);
        var group = lacking.at("/shippingGroups/1/id");
        assertThat(lacking.at("/shippingGroups/0/items/0/quantity")).isEqualTo("2");
        assertThat(lacking.at("/shippingGroups/1/items/0/quantity")).isEqualTo("1");
        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/problems/0/code")).isEqualTo("shipping-missing");
        assertThat(state.at("/problems/0/shippingGroupId")).isEqualTo(group);
        assertThat(state.at("/nextAction")).isEqualTo("CHOOSE_SHIPPING");
        shop.pay(cart, "tok_approve").expectProblem(409, "invalid-state-transition");
        var options = cart.api().get(cart.path("/shipping-options")).expect(200);
        assertThat(options.at("/items/0/code")).isEqualTo("buying-iceland");
        assertThat(options.at("/groups/1/items/0/code")).isEqualTo("buying-new-zealand");

        var ready = select(cart, group).expect(200);

        // 27.00 and 5.00 with 24 % in them; 10.00 and 5.00 with 15 % on top.
        assertThat(ready.at("/totals/subtotal/amount")).isEqualTo("3700");
        assertThat(ready.at("/totals/shipping/amount")).isEqualTo("1000");
        assertThat(ready.at("/totals/tax/amount")).isEqualTo("844");
        assertThat(ready.at("/totals/total/amount")).isEqualTo("4925");
        assertThat(ready.at("/totals/pricesIncludeTax")).isEqualTo("false");
        assertThat(ready.at("/shippingGroups/0/totals/total/amount")).isEqualTo("3200");
        assertThat(ready.at("/shippingGroups/0/totals/pricesIncludeTax")).isEqualTo("true");
        assertThat(ready.at("/shippingGroups/1/totals/total/amount")).isEqualTo("1725");
        assertThat(ready.at("/items/0/quantity")).isEqualTo("3");
        assertThat(ready.at("/items/0/total/amount")).isEqualTo("3150");
        assertThat(ready.at("/shipping/code")).isEqualTo("buying-iceland");
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/total/amount")).isEqualTo("4925");
        assertThat(explained.json().has("taxZone")).isFalse();
        assertThat(parts(explained))
                .containsExactly(
                        "GOODS 1613",
                        "GOODS_TAX 387",
                        "GOODS 565",
                        "GOODS_TAX 135",
                        "SHIPPING 403",
                        "SHIPPING_TAX 97",
                        "GOODS 1000",
                        "GOODS_TAX 150",
                        "SHIPPING 500",
                        "SHIPPING_TAX 75");
        assertThat(explained.at("/parts/7/tax/zone")).isEqualTo("buying-new-zealand");
        assertThat(explained.at("/parts/7/shippingGroupId")).isEqualTo(group);

        shop.pay(cart, "tok_approve").expect(201);
        var placed = shop.complete(cart).expect(201);
        assertThat(placed.at("/total/amount")).isEqualTo("4925");
        var seen = api.with("X-Order-Token", placed.at("/token"))
                .get("/store/v1/orders/" + placed.at("/id"))
                .expect(200);
        assertThat(seen.json().has("shippingAddress")).isFalse();
        assertThat(seen.at("/shippingGroups/0/shippingAddress/city")).isEqualTo("Reykjavik");
        assertThat(seen.at("/shippingGroups/1/shippingAddress/city")).isEqualTo("Wellington");
        assertThat(seen.at("/shippingGroups/1/shipping/code")).isEqualTo("buying-new-zealand");
        assertThat(seen.at("/shippingGroups/1/tax/amount")).isEqualTo("75");
        assertThat(seen.at("/items/2/shippingGroupId")).isEqualTo(seen.at("/shippingGroups/1/id"));
        assertThat(seen.at("/totals/total/amount")).isEqualTo("4925");
        assertThat(shop.free(mug)).isEqualTo(47);

        packedByAddress(placed.at("/id"), seen);
    }

    /// The part for New Zealand is canceled, the other one is sent.
    private void packedByAddress(String id, Api.Response seen) {
        var staff = api.as(logins.owner().token());
        var path = "/admin/v1/orders/" + id;
        var order = new OrderId(TypeIds.parse(OrderId.class, id).value());
        var iceland = seen.at("/shippingGroups/0/id");
        var zealand = seen.at("/shippingGroups/1/id");
        assertThat(parts(staff.get(path + "/explain").expect(200)))
                .startsWith("GOODS 1613", "GOODS_TAX 387")
                .endsWith("SHIPPING 500", "SHIPPING_TAX 75");
        var both = List.of(unit(seen, 0), unit(seen, 2));
        staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of("items", both))
                .expectProblem(422, "rejected");
        staff.withIdempotencyKey().post(path + "/fulfillments", Map.of()).expectProblem(422, "rejected");
        staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of("items", List.of(unit(seen, 0)), "shippingGroupId", zealand))
                .expectProblem(422, "rejected");
        readdressed(staff, path, zealand);

        var canceled = staff.withIdempotencyKey()
                .post(path + "/cancel", Map.of("reason", "sold out", "items", List.of(unit(seen, 2))))
                .expect(200);

        assertThat(canceled.at("/status")).isEqualTo("OPEN");
        assertThat(canceled.at("/totals/canceled/amount")).isEqualTo("1725");
        assertThat(canceled.at("/shippingGroups/1/canceled/amount")).isEqualTo("575");
        assertThat(canceled.at("/shippingGroups/0/canceled/amount")).isEqualTo("0");
        await().until(() -> staff.get(path).at("/payment/refunded/amount").equals("1725"));
        var told = EventProbe.on(jdbc).of(order).stream()
                .filter(event -> event.type().equals("order.units_canceled"))
                .findFirst()
                .orElseThrow();
        assertThat(told.data().at("/total/amount").asLong()).isEqualTo(1_725);
        assertThat(told.data().at("/shipping/amount").asLong()).isEqualTo(575);
        var payment = canceled.at("/paymentId");
        refund(staff, payment, zealand).expectProblem(409, "refund-exceeds-payment");
        assertThat(refund(staff, payment, iceland).expect(201).at("/amount/amount"))
                .isEqualTo("500");
        var parcel = staff.withIdempotencyKey()
                .post(path + "/fulfillments", Map.of("shippingGroupId", iceland))
                .expect(201);
        assertThat(parcel.at("/shippingGroupId")).isEqualTo(iceland);
        assertThat(parcel.json().at("/items").size()).isEqualTo(2);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(staff.get(path).at("/status")).isEqualTo("COMPLETED");
    }

    private void readdressed(Api staff, String path, String group) {
        var before = staff.get(path).expect(200);
        var change = staff.with("If-Match", before.requiredHeader("ETag"));
        var address = "{\"shippingAddress\": {\"city\": \"Auckland\", \"country\": \"%s\"}}";
        change.patch(path + "/shipping-groups/" + group, address.formatted("AU"))
                .expectProblem(422, "address-invalid");
        change.patch(path, "{\"shippingAddress\": {\"city\": \"Auckland\"}}").expectProblem(400, "validation-failed");
        assertThat(staff.get(path).expect(200).text()).isEqualTo(before.text());

        var after = change.patch(path + "/shipping-groups/" + group, address.formatted("NZ"))
                .expect(200);

        assertThat(after.at("/shippingGroups/1/shippingAddress/city")).isEqualTo("Auckland");
        assertThat(after.at("/shippingGroups/0/shippingAddress/city")).isEqualTo("Reykjavik");
        assertThat(AuditProbe.on(jdbc).of(after).getFirst().action()).isEqualTo("order.group_updated");
        change.patch(path + "/shipping-groups/" + group, address.formatted("NZ"))
                .expectProblem(412, "precondition-failed");
    }

    @Test
    void groupsCostNoStatements() {
        var whole = shop.readyCart(new LinkedHashMap<>(Map.of(mug, 3, cup, 1)));
        var divided = cart();
        select(divided, divide(divided).expect(200).at("/shippingGroups/1/id")).expect(200);

        assertThat(divided.api().get(divided.path("")).expect(200).statements())
                .hasSameSizeAs(whole.api().get(whole.path("")).expect(200).statements());
        shop.pay(whole, "tok_approve").expect(201);
        shop.pay(divided, "tok_approve").expect(201);
        assertThat(shop.complete(divided).expect(201).statements())
                .hasSameSizeAs(shop.complete(whole).expect(201).statements());
    }

    @Test
    void whatDoesNotFitTheCartDividesNothing() {
        var cart = cart();
        var item = cart.api().get(cart.path("")).at("/items/0/id");
        divide(cart).expect(200);
        var before = cart.api().get(cart.path("")).expect(200);
        var group = before.at("/shippingGroups/1/id");

        put(cart, List.of(Map.of("items", List.of(Map.of("itemId", item, "quantity", 4)))))
                .expectProblem(422, "rejected");
        put(cart, List.of(Map.of("id", "sgrp_01h455vb4pex5vsknk084sn02q", "items", units(item))))
                .expectProblem(422, "rejected");
        put(cart, List.of(Map.of("items", List.of()))).expectProblem(400, "validation-failed");
        var nowhere = new HashMap<>(BuyingShop.NEW_ZEALAND);
        nowhere.put("country", "XX");
        put(cart, List.of(Map.of("items", units(item), "shippingAddress", nowhere)))
                .expectProblem(422, "address-invalid");
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland", "shippingGroupId", group))
                .expectProblem(422, "shipping-unavailable");
        cart.api()
                .put(
                        cart.path("/shipping-selection"),
                        Map.of("code", "buying-iceland", "shippingGroupId", "sgrp_01h455vb4pex5vsknk084sn02q"))
                .expectProblem(422, "rejected");
        assertThat(cart.api().get(cart.path("")).expect(200).text()).isEqualTo(before.text());

        // Fewer units leave the cart's own part first, and the last group ends with its item.
        var fewer = cart.api()
                .patch(cart.path("/items/" + item), "{\"quantity\": 1}")
                .expect(200);
        assertThat(fewer.at("/shippingGroups/1/items/0/quantity")).isEqualTo("1");
        assertThat(fewer.json().at("/shippingGroups/0/items").size()).isEqualTo(1);
        assertThat(cart.api()
                        .delete(cart.path("/items/" + item))
                        .expect(200)
                        .json()
                        .has("shippingGroups"))
                .isFalse();
        assertThat(put(cart, List.of()).expect(200).at("/totals/total/amount")).isEqualTo("1200");
    }

    /// Three mugs and a cup, for Iceland.
    private BuyingShop.GuestCart cart() {
        var items = new LinkedHashMap<VariantId, Integer>();
        items.put(mug, 3);
        items.put(cup, 1);
        return shop.readyCart(items);
    }

    /// One mug goes to New Zealand.
    private static Api.Response divide(BuyingShop.GuestCart cart) {
        var item = cart.api().get(cart.path("")).expect(200).at("/items/0/id");
        return put(cart, List.of(Map.of("shippingAddress", BuyingShop.NEW_ZEALAND, "items", units(item))));
    }

    private static List<Map<String, Object>> units(String item) {
        return List.of(Map.of("itemId", item, "quantity", 1));
    }

    private static Api.Response put(BuyingShop.GuestCart cart, List<?> groups) {
        return cart.api().put(cart.path("/shipping-groups"), Map.of("groups", groups));
    }

    private static Api.Response select(BuyingShop.GuestCart cart, String group) {
        return cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-new-zealand", "shippingGroupId", group));
    }

    private static Api.Response refund(Api staff, String payment, String item) {
        return staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + payment + "/refunds",
                        Map.of("items", List.of(Map.of("id", item, "quantity", 1)), "reason", "Late."));
    }

    private static Map<String, Object> unit(Api.Response order, int line) {
        return Map.of("itemId", order.at("/items/" + line + "/id"), "quantity", 1);
    }

    private static List<String> parts(Api.Response explained) {
        return explained
                .json()
                .at("/parts")
                .valueStream()
                .map(part -> part.at("/kind").asString() + " "
                        + part.at("/amount/amount").asLong())
                .toList();
    }
}
