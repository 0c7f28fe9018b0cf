package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A discount of 2 % for buyers who pay by bank transfer: three mugs cost 35.00 with shipping, or 34.40 by transfer.
@KontorTest
class BuyingPaymentMethodTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;
    private String promotion;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        mug = shop.variant(1000, 100);
        promotion = staff.post("/admin/v1/promotions", """
                        {"name": "Transfer", "title": "Bank transfer",
                         "conditions": [{"type": "PAYMENT_METHOD", "methods": ["bank-transfer"]}],
                         "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 2},
                                      "items": {"matching": {"variants": ["%s"]}}}]}
                        """.formatted(mug.text()))
                .expect(201)
                .at("/id");
        staff.post("/admin/v1/promotions/" + promotion + "/activate").expect(200);
    }

    @AfterEach
    void archive() {
        staff.post("/admin/v1/promotions/" + promotion + "/archive");
    }

    @Test
    void theSelectedMethodDecidesAboutTheDiscount() {
        var cart = shop.readyCart(Map.of(mug, 3));
        assertThat(total(cart)).isEqualTo("3500");
        assertThat(select(cart, "cash-on-delivery")
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/paymentMethod");
        assertThat(total(cart)).isEqualTo("3500");

        var seen = select(cart, "bank-transfer").expect(200);
        assertThat(seen.at("/paymentMethod")).isEqualTo("bank-transfer");
        assertThat(seen.at("/discounts/0/title")).isEqualTo("Bank transfer");
        assertThat(seen.at("/totals/total/amount")).isEqualTo("3440");
        assertThat(cart.api().get(cart.path("/explain")).expect(200).at("/parts/0/price/discounts/0/amount/amount"))
                .isEqualTo("60");

        var other = shop.pay(cart, "tok_approve").expectProblem(409, "payment-method-mismatch");
        assertThat(other.at("/paymentMethod")).isEqualTo("bank-transfer");
        assertThat(other.at("/method")).isEqualTo("test");
        assertThat(other.at("/oldTotal/amount")).isEqualTo("3440");
        assertThat(other.at("/newTotal/amount")).isEqualTo("3500");

        pay(cart, "bank-transfer").expect(201);
        var order = shop.complete(cart).expect(201);
        assertThat(order.at("/total/amount")).isEqualTo("3440");
        assertThat(staff.get("/admin/v1/promotions/" + promotion + "/usages")
                        .expect(200)
                        .at("/items/0/discount/amount"))
                .isEqualTo("60");
    }

    /// The buyer changes the method in another tab after starting the payment.
    @Test
    void aPaymentByAnotherMethodThanTheSelectedOneNeverPays() {
        var cart = shop.readyCart(Map.of(mug, 3));
        select(cart, "bank-transfer").expect(200);
        pay(cart, "bank-transfer").expect(201);
        select(cart, "test").expect(200);

        var refused = shop.complete(cart).expectProblem(409, "payment-method-mismatch");
        assertThat(refused.at("/oldTotal/amount")).isEqualTo("3500");
        assertThat(refused.at("/newTotal/amount")).isEqualTo("3440");
        assertThat(shop.orders(cart)).isZero();
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(shop.free(mug)).isEqualTo(100);
        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/nextAction")).isEqualTo("START_PAYMENT");
        assertThat(state.at("/ready")).isEqualTo("false");

        // A declined card reopens the cart, which then costs what the next method costs.
        shop.pay(cart, "tok_decline").expect(201);
        shop.complete(cart).expectProblem(402, "payment-declined");
        assertThat(select(cart, "bank-transfer").expect(200).at("/totals/total/amount"))
                .isEqualTo("3440");
        pay(cart, "bank-transfer").expect(201);
        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("3440");
    }

    /// Part payments by several methods are possible without a selected method, at the price without its discount.
    @Test
    void withoutASelectedMethodNoDiscountDependsOnIt() {
        var cart = shop.readyCart(Map.of(mug, 3));
        pay(cart, "bank-transfer").expect(201);
        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("3500");

        var simulated = staff.post("/admin/v1/promotions/simulate", """
                {"currency": "USD", "items": [{"variantId": "%s", "quantity": 3,
                    "unitPrice": {"amount": 1000, "currency": "USD"}}], "paymentMethod": "bank-transfer"}
                """.formatted(mug.text()))
                .expect(200);
        assertThat(simulated.at("/discount/amount")).isEqualTo("60");
    }

    /// One tab selects another method while the other completes the cart.
    @Test
    void aRaceNeverSellsAtThePriceOfAnotherMethod() throws Exception {
        for (int round = 0; round < 8; round++) {
            var cart = shop.readyCart(Map.of(mug, 3));
            select(cart, "bank-transfer").expect(200);
            pay(cart, "bank-transfer").expect(201);

            List<Api.Response> answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = threads.invokeAll(
                        List.<Callable<Api.Response>>of(() -> select(cart, "test"), () -> shop.complete(cart)));
                answers = List.of(running.get(0).get(), running.get(1).get());
            }

            if (answers.get(1).status() == 201) {
                assertThat(answers.get(1).at("/total/amount")).isEqualTo("3440");
                assertThat(answers.get(0).status()).isEqualTo(409);
            } else {
                answers.get(0).expect(200);
                answers.get(1).expectProblem(409, "payment-method-mismatch");
                assertThat(shop.orders(cart)).isZero();
            }
        }
    }

    private static Api.Response select(GuestCart cart, @Nullable String method) {
        var patch = new HashMap<String, @Nullable Object>();
        patch.put("paymentMethod", method);
        return cart.api().patch(cart.path(""), patch);
    }

    private static Api.Response pay(GuestCart cart, String method) {
        return cart.api().withIdempotencyKey().post(cart.path("/payments"), Map.of("method", method));
    }

    private static String total(GuestCart cart) {
        return cart.api().get(cart.path("")).expect(200).at("/totals/total/amount");
    }
}
