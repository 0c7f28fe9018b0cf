package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.testing.Api;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.CarrierStandIn.Mode;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A carrier determines the price of shipping, from the cart to the order.
@KontorTest
class BuyingCarrierTests {

    /// Less than the stand-in hangs, and more than a busy machine stalls.
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private final CarrierStandIn standIn = CarrierStandIn.get();
    private BuyingShop shop;
    private CarrierShop carriers;
    private Api staff;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        carriers = new CarrierShop(shop, jdbc, staff);
        mug = shop.variant(1000, 100);
        for (var carrier : List.of("acme", "falling", "hiding", "refusing", "hanging")) {
            standIn.answer(carrier, Mode.WELL);
        }
    }

    @Test
    void aBuyerPaysTheRateOfTheCarrierWithTheMarkup() {
        // 2 x 300 g and 150 g of packaging: 3.75, 10 % of it (0.38) and 0.50 of the shop.
        carriers.expire();
        var cart = carriers.cart("acme", mug, 2);
        int before = standIn.calls("acme").size();
        var options = cart.api().get(cart.path("/shipping-options")).expect(200);
        assertThat(options.at("/items/0/code")).isEqualTo("carrier-acme");
        assertThat(options.at("/items/0/price/amount")).isEqualTo("463");
        var asked = standIn.calls("acme").getLast().body();
        assertThat(asked.at("/parcel/weightGrams").asLong()).isEqualTo(750);
        assertThat(asked.at("/parcel/value/amount").asLong()).isEqualTo(2000);
        assertThat(asked.at("/destination/postcode").asString()).isEqualTo("98800");

        var chosen = CarrierShop.select(cart, "acme").expect(200);
        assertThat(chosen.at("/totals/shipping/amount")).isEqualTo("463");
        assertThat(rateStatements(cart)).as("one statement more").isEqualTo(1);
        assertThat(rateStatements(shop.readyCart(Map.of(mug, 1))))
                .as("none without a carrier")
                .isZero();
        cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(standIn.calls("acme").size() - before)
                .as("read from the table")
                .isEqualTo(1);

        var item = chosen.at("/items/0/id");
        var changed = cart.api()
                .patch(cart.path("/items/" + item), Map.of("quantity", 3))
                .expect(200);
        // 1,050 g: 4.05, 0.41 and 0.50.
        assertThat(changed.at("/totals/shipping/amount")).isEqualTo("496");
        assertThat(standIn.calls("acme").size() - before)
                .as("the parcel changed")
                .isEqualTo(2);

        var explained = cart.api().get(cart.path("/explain")).expect(200).json();
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201).at("/id");
        var part = staff.get("/admin/v1/orders/" + order + "/explain")
                .expect(200)
                .json()
                .at("/parts")
                .valueStream()
                .filter(each -> each.at("/kind").asString().equals("SHIPPING"))
                .findFirst()
                .orElseThrow();
        assertThat(part.at("/rule").asString()).isEqualTo("CARRIER_RATE");
        assertThat(part.at("/price/components")
                        .valueStream()
                        .map(component -> component.at("/kind").asString() + " "
                                + component.at("/amount/amount").asString()))
                .containsExactly("CARRIER 405", "MARKUP 91");
        assertThat(explained.at("/parts").valueStream().anyMatch(part::equals)).isTrue();
        assertThat(standIn.calls("acme").size() - before).isEqualTo(2);
    }

    /// Customers open their carts on another day and another device, by way of the account or of a reminder.
    @Test
    void theCartsOfCustomersAndGuestsThatComeBackHaveTheRateOfTheCarrier() {
        var cart = carriers.cart("acme", mug, 2);
        CarrierShop.select(cart, "acme").expect(200);
        jdbc.sql("""
                        update cart.carts set abandoned_at = now(), recovery_hash = :hash,
                            recovery_until = now() + interval '1 day' where id = :id
                        """)
                .param("hash", Keyring.hash("token-of-the-reminder"))
                .param("id", BuyingShop.uuid(cart))
                .update();

        carriers.expire();
        var recovered = api.post("/store/v1/cart-recoveries", Map.of("token", "token-of-the-reminder"))
                .expect(200);
        assertThat(recovered.at("/totals/shipping/amount")).isEqualTo("463");
        assertThat(recovered.json().at("/problems").size()).isZero();

        var customer = api.as(logins.customer().token());
        carriers.expire();
        var merged = customer.with("X-Cart-Token", recovered.at("/token"))
                .post(cart.path("/merge"))
                .expect(200);
        assertThat(merged.at("/totals/shipping/amount")).isEqualTo("463");

        carriers.expire();
        var open = customer.get("/store/v1/me/cart").expect(200);
        assertThat(open.at("/totals/shipping/amount")).isEqualTo("463");
        assertThat(open.json().at("/problems").size()).isZero();
    }

    /// How many statements of reading the cart are about rates of carriers.
    private static long rateStatements(BuyingShop.GuestCart cart) {
        return cart.api().get(cart.path("")).expect(200).statements().stream()
                .filter(statement -> statement.contains("carrier_rates"))
                .count();
    }

    @Test
    void anItemAddedWithAnIdempotencyKeyNeedsAnotherReadOfTheCart() {
        var cart = carriers.cart("acme", mug, 1);
        CarrierShop.select(cart, "acme").expect(200);
        var cup = shop.variant(500, 10);

        var added = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/items"), Map.of("variantId", cup.text(), "quantity", 4))
                .expect(200);
        assertThat(added.at("/problems/0/code")).isEqualTo("shipping-rate-missing");

        var read = cart.api().get(cart.path("")).expect(200);
        assertThat(read.json().at("/problems").size()).isZero();
        // 1,650 g: 4.65, 0.47 and 0.50.
        assertThat(read.at("/totals/shipping/amount")).isEqualTo("562");
    }

    @Test
    void aChangedRateIsNotChargedInSilence() {
        var cart = carriers.cart("acme", mug, 7);
        CarrierShop.select(cart, "acme").expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        jdbc.sql("update shipping.carrier_rates set prices = jsonb_build_object('parcel', 1000)")
                .update();

        shop.complete(cart).expectProblem(409, "price-changed");

        assertThat(shop.orders(cart)).isZero();
        // 70.00, 11.50 and 10 % of tax.
        var total = Map.of("expectedTotal", Map.of("amount", 8965, "currency", "USD"));
        cart.api().withIdempotencyKey().post(cart.path("/complete"), total).expect(201);
        carriers.expire();
    }

    @Test
    void whileTheCarrierIsSilentTheRatesOfTheMethodAreCharged() {
        standIn.answer("falling", Mode.SILENT);
        var cart = carriers.cart("falling", mug, 1);
        long start = System.nanoTime();

        var chosen = CarrierShop.select(cart, "falling").expect(200);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
        assertThat(chosen.at("/totals/shipping/amount")).isEqualTo("990");
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
    }

    @Test
    void whileTheCarrierTalksNonsenseItsMethodIsHidden() {
        standIn.answer("hiding", Mode.OTHER_CURRENCY);
        var cart = carriers.cart("hiding", mug, 1);

        var options = cart.api().get(cart.path("/shipping-options")).expect(200);

        assertThat(options.json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/code").asString()))
                .containsExactly("buying-new-caledonia");
        CarrierShop.select(cart, "hiding").expectProblem(422, "shipping-unavailable");
    }

    @Test
    void aCartWaitsForACarrierWithoutWhichTheMethodIsRefused() {
        var cart = carriers.cart("refusing", mug, 1);
        CarrierShop.select(cart, "refusing").expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        standIn.answer("refusing", Mode.STATUS_500);
        carriers.expire();

        var refused = shop.complete(cart).expectProblem(409, "invalid-state-transition");

        assertThat(refused.at("/problems/0/code")).isEqualTo("carrier-unavailable");
        assertThat(cart.api().get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("CHOOSE_SHIPPING");
        standIn.answer("refusing", Mode.WELL);
        carriers.expire();
        shop.complete(cart).expect(201);
    }

    @Test
    void aHangingCarrierSlowsNoOtherCart() throws Exception {
        standIn.answer("hanging", Mode.SILENT);
        var waiting = IntStream.range(1, 40)
                .mapToObj(quantity -> carriers.cart("hanging", mug, quantity))
                .toList();
        var other = shop.readyCart(Map.of(shop.variant(1000, 5), 1));
        int before = standIn.calls("hanging").size();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hanging = waiting.stream()
                    .map(cart -> threads.submit((Callable<Duration>) () -> {
                        long start = System.nanoTime();
                        var chosen = CarrierShop.select(cart, "hanging").expect(200);
                        assertThat(chosen.at("/totals/shipping/amount")).isEqualTo("990");
                        return Duration.ofNanos(System.nanoTime() - start);
                    }))
                    .toList();
            awaitCall(before);
            other.api().get(other.path("")).expect(200);
            assertThat(hanging.stream().anyMatch(each -> !each.isDone()))
                    .as("read while the carrier hangs")
                    .isTrue();
            var reads = new ArrayList<Duration>();
            for (int read = 0; read < 9; read++) {
                long start = System.nanoTime();
                other.api().get(other.path("")).expect(200);
                reads.add(Duration.ofNanos(System.nanoTime() - start));
            }
            assertThat(reads.stream().sorted().toList().get(4))
                    .as("less than the time-out of the carrier")
                    .isLessThan(Duration.ofSeconds(1));
            shop.pay(other, "tok_approve").expect(201);
            shop.complete(other).expect(201);
            for (Future<Duration> each : hanging) {
                assertThat(each.get()).isLessThan(IN_TIME);
            }
        }
    }

    private void awaitCall(int before) {
        long end = System.nanoTime() + IN_TIME.toNanos();
        while (standIn.calls("hanging").size() == before && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Test
    void staffSeeThePriceOrTheReasonInASimulation() {
        var parcel = Map.of(
                "destination", Map.of("country", "NC", "postcode", "98800"),
                "value", Map.of("amount", 5000, "currency", "USD"),
                "weightGrams", 2350);

        var simulated =
                staff.post("/admin/v1/shipping/simulate", parcel).expect(200).json();

        // 2,500 g: 5.50, 0.55 and 0.50.
        assertThat(simulated
                        .at("/options")
                        .valueStream()
                        .filter(each -> each.at("/code").asString().equals("carrier-acme"))
                        .map(each -> each.at("/price/amount").asLong()))
                .containsExactly(655L);
    }

    @Test
    void aMethodNeedsAConfiguredCarrierAndAValidMarkup() {
        var id = staff.get("/admin/v1/shipping-methods?limit=100")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/code").asString().equals("carrier-acme"))
                .map(each -> each.at("/id").asString())
                .findFirst()
                .orElseThrow();
        var path = "/admin/v1/shipping-methods/" + id;
        var before = staff.get(path).expect(200).json();
        assertThat(before.at("/carrierRate/markupPercent").asInt()).isEqualTo(10);

        change(path, Map.of("carrierRate", Map.of("carrier", "nobody"))).expectProblem(422, "rejected");
        change(path, Map.of("carrierRate", Map.of("markupPercent", 101))).expectProblem(400, "validation-failed");
        change(path, Map.of("carrierRate", Map.of("markup", List.of(Map.of("amount", -1, "currency", "USD")))))
                .expectProblem(400, "validation-failed");
        change(path, Map.of("kind", "PICKUP")).expectProblem(400, "validation-failed");

        assertThat(staff.get(path).expect(200).json()).isEqualTo(before);
    }

    private Api.Response change(String path, Map<String, ?> patch) {
        return staff.with("If-Match", "*").patch(path, patch);
    }
}
