package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TaxServiceStandIn;
import dev.kontor.testing.TaxServiceStandIn.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A tax service taxes sales to Uruguay, with a state tax of 10 % and a city tax of 2.5 %. The shop itself
/// would charge 20 % there.
@KontorTest
class BuyingTaxServiceTests {

    /// Less than the stand-in hangs, and more than a busy machine stalls.
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private final TaxServiceStandIn service = TaxServiceStandIn.get();
    private BuyingShop shop;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        shop.country("UY", false, "0.2", "buying-uruguay", 500);
        mug = shop.variant(1_999, 50);
    }

    @Test
    void theCheckoutAsksTheServiceOnceAndTheOrderHasItsTaxes() {
        var cart = cart("Rivera", 2);

        // Reads of the cart call no service: the rates of the shop are an estimate.
        var estimated = cart.api().get(cart.path("")).expect(200);
        assertThat(estimated.at("/taxSource")).isEqualTo("ESTIMATE");
        assertThat(estimated.at("/taxKnown")).isEqualTo("false");
        assertThat(estimated.at("/totals/tax/amount")).isEqualTo("900");
        assertThat(estimated.statements()).hasSizeLessThanOrEqualTo(5);
        assertThat(service.quoted("Rivera")).isZero();

        var ready = cart.api().get(cart.path("/checkout")).expect(200);
        // 3998: 399 + 99; 500: 50 + 12.
        assertThat(ready.at("/total/amount")).isEqualTo("5058");
        assertThat(ready.json().at("/problems").size()).isZero();
        cart.api().get(cart.path("/checkout")).expect(200);
        var quoted = cart.api().get(cart.path("")).expect(200);
        assertThat(quoted.at("/taxSource")).isEqualTo("PROVIDER");
        assertThat(quoted.at("/taxKnown")).isEqualTo("true");
        assertThat(quoted.at("/totals/tax/amount")).isEqualTo("560");
        assertThat(quoted.at("/totals/taxes/0/jurisdiction")).isEqualTo("State of UY");
        assertThat(quoted.at("/totals/taxes/0/rate")).isEqualTo("0.1");
        assertThat(quoted.at("/totals/taxes/0/tax/amount")).isEqualTo("449");
        assertThat(quoted.at("/totals/taxes/1/jurisdiction")).isEqualTo("Rivera");
        assertThat(quoted.at("/totals/taxes/1/tax/amount")).isEqualTo("111");
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/1/tax/jurisdiction")).isEqualTo("State of UY");
        assertThat(explained.at("/parts/1/tax/rate")).isEqualTo("0.1");
        assertThat(explained.at("/parts/1/tax/source")).isEqualTo("PROVIDER");
        assertThat(explained.at("/total/amount")).isEqualTo("5058");

        shop.pay(cart, "tok_approve").expect(201);
        var placed = shop.complete(cart).expect(201);
        assertThat(service.quoted("Rivera")).isEqualTo(1);
        assertThat(placed.at("/total/amount")).isEqualTo("5058");
        var order = staff().get("/admin/v1/orders/" + placed.at("/id")).expect(200);
        assertThat(order.at("/taxSource")).isEqualTo("PROVIDER");
        assertThat(order.at("/taxes/1/jurisdiction")).isEqualTo("Rivera");
        assertThat(order.at("/taxes/1/tax/amount")).isEqualTo("111");
        var kept =
                staff().get("/admin/v1/orders/" + placed.at("/id") + "/explain").expect(200);
        assertThat(kept.at("/parts/1/tax/source")).isEqualTo("PROVIDER");
        assertThat(kept.at("/parts/1/tax/jurisdiction")).isEqualTo("State of UY");
        // The cart of the order shows the same.
        assertThat(cart.api().get(cart.path("")).expect(200).json().at("/totals"))
                .isEqualTo(quoted.json().at("/totals"));
        var moved = new HashMap<String, Object>(address("Salto"));
        staff().with("If-Match", "*")
                .patch("/admin/v1/orders/" + placed.at("/id"), Map.of("shippingAddress", moved))
                .expectProblem(422, "address-invalid");
    }

    @Test
    void aChangedCartIsQuotedAgainAndItsTotalMustBeAgreedTo() {
        var cart = cart("Minas", 1);
        shop.pay(cart, "tok_approve").expect(201);
        assertThat(service.quoted("Minas")).isEqualTo(1);
        var item = cart.api().get(cart.path("")).expect(200).at("/items/0/id");
        cart.api().patch(cart.path("/items/" + item), Map.of("quantity", 2)).expect(200);

        var refused = shop.complete(cart).expectProblem(409, "price-changed");

        assertThat(refused.at("/newTotal/amount")).isEqualTo("5058");
        assertThat(service.quoted("Minas")).isEqualTo(2);
        assertThat(shop.orders(cart)).isZero();
    }

    @Test
    void aTaxThatChangedSinceThePaymentMustBeAgreedTo() {
        var cart = cart("Melo", 1);
        shop.pay(cart, "tok_approve").expect(201);
        jdbc.sql("update tax.quotes set valid_until = now() where reference = :cart")
                .param("cart", BuyingShop.uuid(cart))
                .update();
        service.quotes("Melo", Answer.DEARER);

        var refused = shop.complete(cart).expectProblem(409, "price-changed");

        // 1999 + 500 and 12.5 %, then 25 %.
        assertThat(refused.at("/oldTotal/amount")).isEqualTo("2809");
        assertThat(refused.at("/newTotal/amount")).isEqualTo("3122");
        assertThat(shop.orders(cart)).isZero();
    }

    @Test
    void aShopThatFallsBackSellsWithItsOwnRatesAndSaysSo() {
        service.quotes("Trinidad", Answer.WRONG_SUM);
        var cart = cart("Trinidad", 1);

        assertThat(cart.api().get(cart.path("/checkout")).expect(200).at("/total/amount"))
                .isEqualTo("2999");
        assertThat(cart.api().get(cart.path("")).expect(200).at("/taxSource")).isEqualTo("FALLBACK");
        shop.pay(cart, "tok_approve").expect(201);
        var placed = shop.complete(cart).expect(201);

        assertThat(service.quoted("Trinidad")).isEqualTo(1);
        var order = staff().get("/admin/v1/orders/" + placed.at("/id")).expect(200);
        assertThat(order.at("/taxSource")).isEqualTo("FALLBACK");
        assertThat(order.at("/totals/tax/amount")).isEqualTo("500");
    }

    @Test
    void aShopThatRefusesSellsNothingWhileTheServiceDoesNotAnswer() {
        channel();
        service.quotes("Carmelo", Answer.SILENT);
        var cart = cart("Carmelo", 1, TaxServiceStandIn.REFUSING_CHANNEL);

        assertThat(checkoutTime(cart)).isLessThan(IN_TIME);

        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/ready")).isEqualTo("false");
        assertThat(state.at("/problems/0/code")).isEqualTo("tax-service-unavailable");
        assertThat(state.at("/problems/0/remedy")).contains("kontor.tax.provider");
        assertThat(state.at("/nextAction")).isEqualTo("WAIT_FOR_TAX");
        var refused = shop.pay(cart, "tok_approve").expectProblem(503, "dependency-unavailable");
        assertThat(refused.at("/reason")).isEqualTo("tax-service-unavailable");
        assertThat(refused.requiredHeader("Retry-After")).isNotBlank();
        assertThat(shop.orders(cart)).isZero();

        service.quotes("Carmelo", Answer.RIGHT);
        shop.pay(cart, "tok_approve").expect(201);
        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("2809");
    }

    private static Duration checkoutTime(GuestCart cart) {
        long start = System.nanoTime();
        cart.api().get(cart.path("/checkout")).expect(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void aServiceNeedsNoRatesOfTheShop() {
        var billing = new HashMap<>(address("Asuncion"));
        billing.put("country", "PY");
        billing.put("postcode", "1536");
        var cart = shop.unshippedCart(mug, billing);
        assertThat(cart.api()
                        .get(cart.path(""))
                        .expect(200)
                        .json()
                        .at("/problems")
                        .size())
                .isZero();

        shop.pay(cart, "tok_approve").expect(201);
        var placed = shop.complete(cart).expect(201);

        assertThat(placed.at("/total/amount")).isEqualTo("2247");
    }

    @Test
    void twoCompletionsMakeOneOrderWithOneTax() throws Exception {
        var cart = cart("Colonia", 1);
        shop.pay(cart, "tok_approve").expect(201);
        jdbc.sql("delete from tax.quotes where reference = :cart")
                .param("cart", BuyingShop.uuid(cart))
                .update();

        List<Integer> statuses;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            statuses = threads
                    .invokeAll(IntStream.range(0, 2)
                            .mapToObj(_ -> (Callable<Integer>)
                                    () -> shop.complete(cart).status())
                            .toList())
                    .stream()
                    .map(result -> result.resultNow())
                    .sorted()
                    .toList();
        }

        assertThat(statuses).first().isEqualTo(201);
        assertThat(statuses).last().isIn(409);
        assertThat(shop.orders(cart)).isEqualTo(1);
        assertThat(jdbc.sql("""
                        select count(*) from tax.documents d join orders.orders o on o.id = d.reference
                        where o.cart_id = :cart
                        """)
                        .param("cart", BuyingShop.uuid(cart))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void otherCartsCostNoMoreAndWaitForNothing() throws Exception {
        service.quotes("Tacuarembo", Answer.SILENT);
        var other = shop.readyCart(Map.of(mug, 1));
        var hanging = IntStream.range(0, 2).mapToObj(_ -> cart("Tacuarembo", 1)).toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waiting = hanging.stream()
                    .map(cart -> threads.submit(
                            () -> cart.api().get(cart.path("/checkout")).expect(200)))
                    .toList();
            var state = other.api().get(other.path("/checkout")).expect(200);
            assertThat(waiting.stream().anyMatch(each -> !each.isDone()))
                    .as("answered while the service hangs")
                    .isTrue();
            assertThat(state.statements()).noneMatch(sql -> sql.contains("tax.quotes"));
            for (var result : waiting) {
                assertThat(result.get().at("/total/amount")).isEqualTo("2999");
            }
        }
    }

    /// The service is not called for a while after five failures in a row, also of several tests.
    @AfterEach
    void answer() {
        mug = shop.variant(1_999, 1);
        var cart = cart("Paysandu", 1);
        cart.api().get(cart.path("/checkout")).expect(200);
    }

    private GuestCart cart(String city, int quantity) {
        return cart(city, quantity, "default");
    }

    private GuestCart cart(String city, int quantity, String channel) {
        var cart = shop.cart(Map.of(
                "channel",
                channel,
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                address(city),
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", quantity))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-uruguay"))
                .expect(200);
        return cart;
    }

    private static Map<String, String> address(String city) {
        return Map.of(
                "firstName",
                "Ada",
                "lastName",
                "Lovelace",
                "line1",
                "Calle 1",
                "city",
                city,
                "postcode",
                "11000",
                "country",
                "UY");
    }

    private void channel() {
        staff().post(
                        "/admin/v1/channels",
                        Map.of(
                                "code",
                                TaxServiceStandIn.REFUSING_CHANNEL,
                                "name",
                                "Refusing",
                                "assortment",
                                "ALL",
                                "locales",
                                List.of("en"),
                                "currencies",
                                List.of("USD")))
                .expect(201);
    }

    private Api staff() {
        return api.as(logins.owner().token());
    }
}
