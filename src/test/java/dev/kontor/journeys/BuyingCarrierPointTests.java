package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.CarrierStandIn.Mode;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A buyer has a parcel delivered to a parcel shop or locker of a carrier, from the cart to the label.
@KontorTest
class BuyingCarrierPointTests {

    /// Less than the stand-in hangs, and more than a busy machine stalls.
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private OrderReader orders;

    private final CarrierStandIn standIn = CarrierStandIn.get();
    private BuyingShop shop;
    private Api staff;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        shop.country("PF", false, "0.10", "buying-polynesia", 700);
        for (var carrier : List.of("points", "points-hiding")) {
            standIn.answer(carrier, Mode.WELL);
            standIn.close(carrier, "L-2", false);
            method(carrier);
        }
        mug = shop.variant(1000, 100);
    }

    private void method(String carrier) {
        boolean exists = jdbc.sql("select exists (select from shipping.methods where code = :code)")
                .param("code", carrier)
                .query(Boolean.class)
                .single();
        if (!exists) {
            staff.post("/admin/v1/shipping-methods", wanted(carrier)).expect(201);
        }
    }

    private Map<String, Object> wanted(String carrier) {
        var body = new HashMap<String, Object>();
        body.put("code", carrier);
        body.put("zoneId", zone());
        body.put("names", Map.of("en", "Parcel shop"));
        body.put("kind", "FLAT");
        body.put("carrierRate", Map.of("carrier", carrier, "service", "parcel"));
        body.put("deliversTo", "CARRIER_POINT");
        body.put("rates", List.of(Map.of("price", Map.of("amount", 990, "currency", "USD"))));
        body.put("freeAbove", List.of());
        body.put("minDays", 1);
        body.put("maxDays", 3);
        body.put("taxCategory", "buying");
        body.put("active", true);
        return body;
    }

    private String zone() {
        return staff.get("/admin/v1/shipping-zones?limit=100")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/name").asString().equals("buying-polynesia"))
                .map(each -> each.at("/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private BuyingShop.GuestCart cart(String postcode) {
        return shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address(postcode),
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", 2))));
    }

    private static Map<String, String> address(String postcode) {
        return Map.of(
                "firstName", "Ada",
                "lastName", "Lovelace",
                "line1", "Street 1",
                "city", "Papeete",
                "postcode", postcode,
                "country", "PF");
    }

    private static Api.Response select(BuyingShop.GuestCart cart, String code, String point) {
        return cart.api().put(cart.path("/shipping-selection"), Map.of("code", code, "carrierPointId", point));
    }

    private static Api.Response list(BuyingShop.GuestCart cart, String code) {
        return cart.api().get(cart.path("/carrier-points?code=" + code));
    }

    @Test
    void aBuyerCollectsAParcelAtALocker() {
        var cart = cart("98701");
        var option = cart.api().get(cart.path("/shipping-options")).expect(200);
        assertThat(option.json()
                        .at("/items")
                        .valueStream()
                        .filter(each -> each.has("carrierPoint"))
                        .map(each -> each.at("/carrierPoint/carrier").asString()))
                .containsExactlyInAnyOrder("points", "points-hiding");
        var plain = cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "points"))
                .expect(200);
        assertThat(plain.at("/problems/0/code")).isEqualTo("carrier-point-missing");
        assertThat(cart.api().get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("CHOOSE_SHIPPING");
        assertThat(shop.pay(cart, "tok_approve")
                        .expectProblem(409, "invalid-state-transition")
                        .at("/problems/0/code"))
                .isEqualTo("carrier-point-missing");
        int withoutPoint =
                cart.api().get(cart.path("")).expect(200).statements().size();

        var listed = list(cart, "points").expect(200);
        assertThat(listed.at("/items/1/id")).isEqualTo("L-2");
        assertThat(listed.at("/items/1/kind")).isEqualTo("LOCKER");
        assertThat(listed.at("/items/1/distanceMeters")).isEqualTo("350");
        var elsewhere = cart.api()
                .get(cart.path("/carrier-points?code=points&postcode=98702"))
                .expect(200);
        assertThat(elsewhere.at("/items/0/address/postcode")).isEqualTo("98702");
        assertThat(standIn.calls("points").getLast().body().at("/postcode").asString())
                .isEqualTo("98702");

        var chosen = select(cart, "points", "L-2").expect(200);
        assertThat(chosen.at("/shipping/carrierPoint/selected/name")).isEqualTo("Kiosk L-2");
        assertThat(chosen.json().at("/problems").size()).isZero();
        assertThat(chosen.at("/shippingAddress/line1")).as("unchanged").isEqualTo("Street 1");
        // 600 g: 3.60, and 10 % of tax of 23.60.
        assertThat(chosen.at("/totals/total/amount")).isEqualTo("2596");
        assertThat(cart.api().get(cart.path("")).expect(200).statements()).hasSizeLessThanOrEqualTo(withoutPoint);
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);

        var path = "/admin/v1/orders/" + order.at("/id");
        var seen = staff.get(path).expect(200);
        assertThat(seen.at("/shipping/carrierPoint/openingHours/0")).isEqualTo("Mon-Fri 08:00-18:00");
        assertThat(seen.at("/shippingAddress/line1")).isEqualTo("Street 1");
        assertThat(api.with("X-Order-Token", order.at("/token"))
                        .get("/store/v1/orders/" + order.at("/id"))
                        .expect(200)
                        .at("/shipping/carrierPoint/address/line1"))
                .isEqualTo("Market 3");
        staff.get(path + "/explain").expect(200);
        changeAddress(path, Map.of("country", "NC", "postcode", "98800")).expectProblem(422, "address-invalid");
        assertThat(changeAddress(path, Map.of("phone", "+68940000000"))
                        .expect(200)
                        .at("/shippingAddress/phone"))
                .isEqualTo("+68940000000");
        label(path);
    }

    private Api.Response changeAddress(String order, Map<String, String> parts) {
        return staff.with("If-Match", "*").patch(order, Map.of("shippingAddress", parts));
    }

    private void label(String order) {
        var parcel = staff.withIdempotencyKey()
                .post(order + "/fulfillments", Map.of())
                .expect(201);
        assertThat(parcel.at("/carrierPoint/id")).isEqualTo("L-2");
        var path = "/admin/v1/fulfillments/" + parcel.at("/id") + "/label";
        var wanted = new HashMap<String, Object>(Map.of("carrier", "labels", "service", "parcel", "weightGrams", 700));
        assertThat(staff.withIdempotencyKey()
                        .post(path, wanted)
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/carrier");
        staff.get(path).expectProblem(404, "not-found");
        wanted.put("carrier", "points");
        // The point closed meanwhile, and the carrier rejects the label.
        standIn.answer("points", Mode.REFUSED);
        staff.withIdempotencyKey().post(path, wanted).expectProblem(422, "rejected");
        assertThat(standIn.calls("points").getLast().body().at("/point").asString())
                .isEqualTo("L-2");
        assertThat(standIn.calls("points")
                        .getLast()
                        .body()
                        .at("/destination/lastName")
                        .asString())
                .isEqualTo("Lovelace");
        standIn.answer("points", Mode.WELL);
        wanted.put("toAddress", true);
        assertThat(staff.withIdempotencyKey().post(path, wanted).expect(201).at("/status"))
                .isEqualTo("BOUGHT");
        assertThat(standIn.calls("points").getLast().body().has("point")).isFalse();
    }

    @Test
    void onlyAPointThatTheCarrierHasIsSelected() {
        var cart = cart("98703");
        select(cart, "points", "S-1").expect(200);

        standIn.close("points", "L-2", true);
        var refused = select(cart, "points", "L-2").expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/carrierPointId");
        select(cart, "points", "L-3").expectProblem(422, "rejected");
        select(cart, "points", "../labels").expectProblem(400, "validation-failed");
        select(cart, "buying-polynesia", "S-1").expectProblem(422, "shipping-unavailable");
        list(cart, "buying-polynesia").expectProblem(422, "shipping-unavailable");
        list(cart, "nothing").expectProblem(422, "shipping-unavailable");
        cart.api().get(cart.path("/carrier-points?code=points&postcode=75001")).expectProblem(400, "validation-failed");
        cart.api().get(cart.path("/carrier-points")).expectProblem(400, "validation-failed");

        var read = cart.api().get(cart.path("")).expect(200);
        assertThat(read.at("/shipping/carrierPoint/selected/id")).isEqualTo("S-1");
    }

    @Test
    void anotherMethodOrDestinationNeedsAnotherPoint() {
        var cart = cart("98704");
        select(cart, "points", "S-1").expect(200);

        var moved = cart.api()
                .with("If-Match", "*")
                .patch(cart.path(""), Map.of("shippingAddress", address("98705")))
                .expect(200);
        assertThat(moved.at("/shipping/carrierPoint/selected/id"))
                .as("the same country")
                .isEqualTo("S-1");
        var iceland = new HashMap<>(BuyingShop.ICELAND);
        iceland.put("postcode", "101");
        var abroad = cart.api()
                .with("If-Match", "*")
                .patch(cart.path(""), Map.of("shippingAddress", iceland))
                .expect(200);
        assertThat(abroad.at("/problems/0/code")).isEqualTo("shipping-unavailable");
        cart.api()
                .with("If-Match", "*")
                .patch(cart.path(""), Map.of("shippingAddress", address("98705")))
                .expect(200);
        var other = cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "points-hiding"))
                .expect(200);
        assertThat(other.at("/problems/0/code")).isEqualTo("carrier-point-missing");
        assertThat(cart.api()
                        .put(cart.path("/shipping-selection"), Map.of("code", "buying-polynesia"))
                        .expect(200)
                        .json()
                        .at("/shipping")
                        .has("carrierPoint"))
                .isFalse();
    }

    @Test
    void eachGroupOfADividedCartHasAPoint() {
        var cart = cart("98706");
        var item = cart.api().get(cart.path("")).expect(200).at("/items/0/id");
        var divided = cart.api()
                .put(
                        cart.path("/shipping-groups"),
                        Map.of(
                                "groups",
                                List.of(Map.of(
                                        "shippingAddress",
                                        address("98707"),
                                        "items",
                                        List.of(Map.of("itemId", item, "quantity", 1))))))
                .expect(200);
        var group = divided.at("/shippingGroups/1/id");
        select(cart, "points", "S-1").expect(200);
        assertThat(cart.api()
                        .get(cart.path("/carrier-points?code=points&shippingGroupId=" + group))
                        .expect(200)
                        .at("/items/0/address/postcode"))
                .isEqualTo("98707");
        var chosen = cart.api()
                .put(
                        cart.path("/shipping-selection"),
                        Map.of("code", "points", "carrierPointId", "L-2", "shippingGroupId", group))
                .expect(200);
        assertThat(chosen.at("/shippingGroups/0/shipping/carrierPoint/selected/id"))
                .isEqualTo("S-1");
        assertThat(chosen.at("/shippingGroups/1/shipping/carrierPoint/selected/id"))
                .isEqualTo("L-2");
        assertThat(chosen.json().at("/problems").size()).isZero();
        shop.pay(cart, "tok_approve").expect(201);
        var order = "/admin/v1/orders/" + shop.complete(cart).expect(201).at("/id");

        var groups = staff.get(order).expect(200);
        assertThat(groups.at("/shippingGroups/1/shipping/carrierPoint/id")).isEqualTo("L-2");
        var parcel = staff.withIdempotencyKey()
                .post(order + "/fulfillments", Map.of("shippingGroupId", groups.at("/shippingGroups/1/id")))
                .expect(201);
        assertThat(parcel.at("/carrierPoint/id")).isEqualTo("L-2");
        var id = TypeIds.parse(OrderId.class, groups.at("/id"));
        assertThat(orders.find(id).orElseThrow().shippingGroups())
                .extracting(each ->
                        Objects.requireNonNull(each.carrierPoint()).address().firstName())
                .containsExactly("Kiosk S-1", "Kiosk L-2");
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(EventProbe.on(jdbc).of(TypeIds.parse(FulfillmentId.class, parcel.at("/id"))))
                .filteredOn(event -> event.type().equals("fulfillment.shipped"))
                .extracting(event -> event.data().at("/shippingGroupId").asString())
                .containsExactly(groups.at("/shippingGroups/1/id"));
    }

    @Test
    void aCarrierThatHangsOrTalksNonsenseListsNothingInTime() {
        var cart = cart("98708");
        cart.api().get(cart.path("/shipping-options")).expect(200);
        for (var mode : List.of(Mode.SILENT, Mode.HTML, Mode.STATUS_500)) {
            standIn.answer("points-hiding", mode);
            long start = System.nanoTime();
            var listed = cart.api()
                    .get(cart.path("/carrier-points?code=points-hiding&postcode=9871" + mode.ordinal() % 10))
                    .expect(200);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
            assertThat(listed.at("/available")).isEqualTo("false");
            assertThat(listed.json().at("/items").size()).isZero();
        }
        select(cart, "points-hiding", "S-1").expectProblem(503, "dependency-unavailable");
        assertThat(cart.api().get(cart.path("")).expect(200).json().has("shipping"))
                .isFalse();
    }

    @Test
    void onlyTheOwnerOfACartSeesPoints() {
        var cart = cart("98709");
        int before = standIn.calls("points").size();

        api.get(cart.path("/carrier-points?code=points")).expectProblem(404, "not-found");
        api.with("X-Cart-Token", "another-token")
                .put(cart.path("/shipping-selection"), Map.of("code", "points", "carrierPointId", "S-1"))
                .expectProblem(404, "not-found");

        assertThat(standIn.calls("points")).hasSize(before);
    }

    @Test
    void aMethodToPointsNeedsACarrier() {
        var wanted = wanted("points");
        wanted.put("code", "points-of-nobody");
        wanted.remove("carrierRate");

        assertThat(staff.post("/admin/v1/shipping-methods", wanted)
                        .expectProblem(400, "validation-failed")
                        .at("/errors/0/pointer"))
                .isEqualTo("/deliversTo");
    }
}
