package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A buyer collects an order: at the place's tax, from stock at its location only.
@KontorTest
class BuyingPickupTests {

    private static final String METHOD = "buying-pickup";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;
    private Api staff;
    private String location;
    private String point;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        shop.country("MV", false, "0.10", "buying-maldives", 700);
        if (jdbc.sql("select count(*) from shipping.methods where code = :code")
                        .param("code", METHOD)
                        .query(Long.class)
                        .single()
                == 0) {
            jdbc.sql("""
                            insert into shipping.methods (id, version, code, zone_id, kind, min_days, max_days,
                                tax_category, active, created_at, updated_at)
                            select gen_random_uuid(), 1, :code, zone_id, 'PICKUP', 0, 0, 'buying', true, now(), now()
                            from shipping.zone_areas where country = 'MV'
                            """).param("code", METHOD).update();
            jdbc.sql("""
                            insert into shipping.method_rates (method_id, currency, amount_minor)
                            select id, 'USD', 200 from shipping.methods where code = :code
                            """).param("code", METHOD).update();
        }
        location = staff.post(
                        "/admin/v1/locations",
                        Map.of("code", "p-" + unique(), "name", "Store", "active", true, "priority", 900))
                .expect(201)
                .at("/id");
        point = staff.post("/admin/v1/pickup-points", point(location, "Store " + unique()))
                .expect(201)
                .at("/id");
    }

    @Test
    void aBuyerCollectsAnOrder() {
        var mug = shop.variant(1000, 50);
        stock(mug, 2);
        var cart = cart(mug, 2);

        var listed = option(cart);
        assertThat(listed).contains("\"available\":true").contains("\"code\":\"buying-pickup\"");
        var chosen = select(cart).expect(200);

        // (2 x 10.00 + 2.00) and 10 % tax of the Maldives, where the buyer collects them.
        assertThat(chosen.at("/totals/shipping/amount")).isEqualTo("200");
        assertThat(chosen.at("/totals/tax/amount")).isEqualTo("220");
        assertThat(chosen.at("/totals/total/amount")).isEqualTo("2420");
        assertThat(chosen.at("/shipping/pickup/pickupPointId")).isEqualTo(point);
        assertThat(chosen.json().has("shippingAddress")).isFalse();
        assertThat(chosen.json().at("/problems").size()).isZero();
        cart.api().get(cart.path("/shipping-options")).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201).at("/id");

        assertThat(held(mug)).containsOnly(Map.entry(location, 2));
        var seen = staff.get("/admin/v1/orders/" + order).expect(200);
        assertThat(seen.at("/shipping/pickup/pickupPointId")).isEqualTo(point);
        assertThat(seen.at("/shippingAddress/city")).isEqualTo("Male");
        staff.with("If-Match", "*")
                .patch("/admin/v1/orders/" + order, Map.of("shippingAddress", Map.of("line1", "Elsewhere 1")))
                .expectProblem(422, "address-invalid");

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/fulfillments", Map.of("locationId", location))
                .expectProblem(422, "rejected");
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/fulfillments", Map.of())
                .expect(201);
        var path = "/admin/v1/fulfillments/" + parcel.at("/id");
        staff.post(path + "/ship", Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(staff.post(path + "/ready", Map.of()).expect(200).at("/status"))
                .isEqualTo("READY_FOR_PICKUP");
        staff.post(path + "/ready", Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(held(mug)).containsOnly(Map.entry(location, 2));
        assertThat(staff.post(path + "/collect", Map.of()).expect(200).at("/status"))
                .isEqualTo("COLLECTED");
        staff.post(path + "/cancel", Map.of()).expectProblem(409, "invalid-state-transition");
        assertThat(held(mug)).isEmpty();
        assertThat(onHand(mug)).isZero();
        assertThat(staff.get("/admin/v1/orders/" + order).expect(200).at("/fulfillmentStatus"))
                .isEqualTo("FULFILLED");
        assertThat(jdbc.sql("""
                                select count(*) from events.log where type = 'fulfillment.ready_for_pickup'
                                and data ->> 'orderId' = :order
                                """).param("order", order).query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void aParcelLeavesTheStockOfTheLocationThatShipsIt() {
        var mug = shop.variant(1000, 2);
        stock(mug, 1);
        var cart = shop.payingCart(Map.of(mug, 3), "tok_approve");
        var order = "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id");
        assertThat(held(mug)).hasSize(2).containsEntry(location, 1);
        var allocated = staff.get("/admin/v1/reservations?id=" + order.replace("/admin/v1/orders/ord_", "hold_"))
                .expect(200);
        assertThat(allocated.json().at("/items")).hasSize(1);
        assertThat(allocated.json().at("/items/0/items").valueStream())
                .extracting(line ->
                        line.at("/locationId").asString() + line.at("/quantity").asInt())
                .contains(location + 1)
                .hasSize(2);
        var parcels = order + "/fulfillments";
        var one = List.of(Map.of("itemId", staff.get(order).expect(200).at("/items/0/id"), "quantity", 1));
        staff.withIdempotencyKey()
                .post(parcels, Map.of("items", one, "locationId", "loc_01h455vb4pex5vsknk084sn02q"))
                .expectProblem(422, "rejected");

        for (int status : List.of(200, 409)) {
            var parcel = staff.withIdempotencyKey()
                    .post(parcels, Map.of("items", one, "locationId", location))
                    .expect(201);
            assertThat(parcel.at("/locationId")).isEqualTo(location);
            staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship", Map.of())
                    .expect(status);
        }

        assertThat(onHand(mug)).isZero();
        assertThat(held(mug)).hasSize(1).containsValue(2);
    }

    @Test
    void theLastUnitAtThePointIsSoldOnceAlthoughOthersAreElsewhere() throws Exception {
        var mug = shop.variant(1000, 50);
        stock(mug, 1);
        var carts = List.of(cart(mug, 1), cart(mug, 1), cart(mug, 1), cart(mug, 1));
        for (var cart : carts) {
            select(cart).expect(200);
            shop.pay(cart, "tok_approve").expect(201);
        }

        List<Api.Response> answers;
        try (var threads = Executors.newFixedThreadPool(carts.size())) {
            answers =
                    threads
                            .invokeAll(carts.stream()
                                    .<Callable<Api.Response>>map(cart -> () -> shop.complete(cart))
                                    .toList())
                            .stream()
                            .map(java.util.concurrent.Future::resultNow)
                            .toList();
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(
                                answer.expectProblem(409, "out-of-stock").at("/detail"))
                        .contains("pickup point"));
        assertThat(held(mug)).containsOnly(Map.entry(location, 1));
    }

    @Test
    void stockElsewhereDoesNotHelp() {
        var mug = shop.variant(1000, 50);
        var cart = cart(mug, 1);

        assertThat(option(cart)).contains("\"available\":false").contains("OUT_OF_STOCK");
        var chosen = select(cart).expect(200);

        assertThat(chosen.json().at("/items/0/available").asBoolean()).isFalse();
        assertThat(chosen.at("/problems/0/code")).isEqualTo("out-of-stock");
        var shipped = cart.api()
                .patch(cart.path(""), Map.of("shippingAddress", BuyingShop.ICELAND))
                .expect(200);
        assertThat(shipped.at("/problems/0/code")).isEqualTo("out-of-stock");
        assertThat(cart.api()
                        .put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                        .expect(200)
                        .json()
                        .at("/problems")
                        .size())
                .isZero();
    }

    @Test
    void aPointThatChangesAfterItsSelectionIsRefusedAtCheckout() {
        var mug = shop.variant(1000, 50);
        stock(mug, 5);
        var cart = cart(mug, 1);
        select(cart).expect(200);
        shop.pay(cart, "tok_approve").expect(201);

        staff.with("If-Match", "*").delete("/admin/v1/locations/" + location).expectProblem(409, "in-use");
        change(Map.of("active", false));
        refused(cart);
        change(Map.of("active", true, "closedFrom", "2020-01-01"));
        refused(cart);
        assertThat(option(cart)).isEmpty();
        staff.with("If-Match", "*")
                .patch("/admin/v1/pickup-points/" + point, "{\"closedFrom\": null, \"name\": \"Other\"}")
                .expect(200);
        refused(cart);
        assertThat(held(mug)).isEmpty();

        select(cart).expect(200);
        shop.complete(cart).expect(201);
        assertThat(held(mug)).containsOnly(Map.entry(location, 1));
    }

    @Test
    void aPointOfAnotherChannelOrOfNothingIsRefused() {
        staff.post("/admin/v1/channels", Map.of("code", "pickup-" + unique(), "name", "Other", "assortment", "ALL"));
        var code = staff.get("/admin/v1/channels?limit=100")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(channel -> channel.at("/code").asString())
                .filter(each -> each.startsWith("pickup-"))
                .findFirst()
                .orElseThrow();
        change(Map.of("channels", List.of(code)));
        var mug = shop.variant(1000, 50);
        stock(mug, 5);
        var cart = cart(mug, 1);

        assertThat(option(cart)).isEmpty();
        select(cart).expectProblem(422, "shipping-unavailable");
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-maldives", "pickupPointId", point))
                .expectProblem(422, "shipping-unavailable");
        cart.api()
                .put(
                        cart.path("/shipping-selection"),
                        Map.of("code", METHOD, "pickupPointId", "pick_01h455vb4pex5vsknk084sn02q"))
                .expectProblem(422, "rejected");
        api.put(cart.path("/shipping-selection"), Map.of("code", METHOD, "pickupPointId", point))
                .expectProblem(404, "not-found");
        api.get(cart.path("/pickup-options?country=MV")).expectProblem(404, "not-found");
    }

    @Test
    void invalidHoursAreRefusedAndChangesAreAudited() {
        var body = new java.util.HashMap<>(point(location, "Second"));
        staff.post("/admin/v1/pickup-points", body).expectProblem(409, "already-exists");
        body.put("hours", Map.of("timeZone", "Mars/Base", "week", List.of(hours("MONDAY", "18:00", "09:00"))));
        var refused = staff.post("/admin/v1/pickup-points", body).expectProblem(400, "validation-failed");
        assertThat(refused.json().findValuesAsString("pointer")).contains("/hours/timeZone", "/hours/week/0/closes");
        body.put(
                "hours",
                Map.of(
                        "timeZone",
                        "UTC",
                        "week",
                        List.of(hours("MONDAY", "09:00", "12:00"), hours("MONDAY", "11:00", "13:00"))));
        staff.post("/admin/v1/pickup-points", body).expectProblem(400, "validation-failed");
        body.put("hours", Map.of("timeZone", "UTC", "week", List.of()));
        body.put("locationId", "loc_01h455vb4pex5vsknk084sn02q");
        staff.post("/admin/v1/pickup-points", body).expectProblem(422, "rejected");

        var reader = api.as(
                logins.staff(dev.kontor.shared.access.Permission.SHIPPING_READ).token());
        reader.get("/admin/v1/pickup-points/" + point).expect(200);
        reader.with("If-Match", "*")
                .delete("/admin/v1/pickup-points/" + point)
                .expectProblem(403, "missing-permission");
        staff.with("If-Match", "*").delete("/admin/v1/pickup-points/" + point).expect(204);
        staff.with("If-Match", "*").delete("/admin/v1/locations/" + location).expect(204);
    }

    private void change(Map<String, ?> fields) {
        staff.with("If-Match", "*")
                .patch("/admin/v1/pickup-points/" + point, fields)
                .expect(200);
    }

    private void refused(BuyingShop.GuestCart cart) {
        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/problems/0/code")).isEqualTo("pickup-unavailable");
        assertThat(refused.at("/problems/0/detail")).contains("Choose another pickup point");
        var checkout = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(checkout.at("/nextAction")).isEqualTo("CHOOSE_SHIPPING");
        assertThat(checkout.at("/steps/3/step")).isEqualTo("SHIPPING");
        assertThat(checkout.at("/steps/3/done")).isEqualTo("false");
    }

    private Api.Response select(BuyingShop.GuestCart cart) {
        return cart.api().put(cart.path("/shipping-selection"), Map.of("code", METHOD, "pickupPointId", point));
    }

    /// The option of the point, or nothing if it is not listed.
    private String option(BuyingShop.GuestCart cart) {
        return cart.api()
                .get(cart.path("/pickup-options?country=MV&limit=100"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/pickupPointId").asString().equals(point))
                .findFirst()
                .map(Object::toString)
                .orElse("");
    }

    private BuyingShop.GuestCart cart(VariantId variant, int quantity) {
        return shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "billingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", variant.text(), "quantity", quantity))));
    }

    private void stock(VariantId variant, int units) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/inventory-adjustments",
                        Map.of(
                                "variantId",
                                variant.text(),
                                "locationId",
                                location,
                                "delta",
                                units,
                                "reason",
                                "RECEIVED"))
                .expect(201);
    }

    /// Held units by location.
    private Map<String, Integer> held(VariantId variant) {
        return jdbc
                .sql("""
                        select location_id, held from inventory.stock_levels where variant_id = :variant and held > 0
                        """)
                .param("variant", variant.value())
                .query((row, _) -> Map.entry(
                        new dev.kontor.inventory.LocationId(row.getObject(1, UUID.class)).text(), row.getInt(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int onHand(VariantId variant) {
        return jdbc.sql("""
                        select on_hand from inventory.stock_levels where variant_id = :variant and location_id = :location
                        """)
                .param("variant", variant.value())
                .param(
                        "location",
                        dev.kontor.shared.id.TypeIds.parse(dev.kontor.inventory.LocationId.class, location)
                                .value())
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> point(String location, String name) {
        return Map.of(
                "locationId",
                location,
                "name",
                name,
                "address",
                Map.of("line1", "Majeedhee Magu 1", "city", "Male", "postcode", "20026", "country", "MV"),
                "hours",
                Map.of(
                        "timeZone",
                        "Indian/Maldives",
                        "week",
                        java.util.stream.Stream.of(java.time.DayOfWeek.values())
                                .map(day -> hours(day.name(), "00:00", "23:59"))
                                .toList()),
                "active",
                true);
    }

    private static Map<String, String> hours(String day, String opens, String closes) {
        return Map.of("day", day, "opens", opens, "closes", closes);
    }

    private static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
