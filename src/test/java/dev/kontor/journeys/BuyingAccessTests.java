package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A cart opens for its token or its owner and for nobody else; the answer never tells that it exists.
@KontorTest
class BuyingAccessTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
    }

    private record Call(String method, String path, Object body) {}

    @Test
    void aGuestsCartIsNotFoundWithoutItsToken() {
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_approve");
        var other = shop.cart(Map.of());
        var strangers = List.of(
                api,
                api.with("X-Cart-Token", ""),
                api.with("X-Cart-Token", "null"),
                other.api(),
                api.as(logins.customer().token()));

        assertClosed(cart, strangers);
    }

    @Test
    void aCustomersCartIsNotFoundByOthers() {
        var owner = api.as(logins.customer().token());
        var created = owner.post(
                        "/store/v1/carts",
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "variantId", shop.variant(1000, 5).text()))))
                .expect(201);
        var cart = new BuyingShop.GuestCart(created.at("/id"), "", owner);

        assertClosed(
                cart,
                List.of(
                        api,
                        api.with("X-Cart-Token", ""),
                        api.as(logins.customer().token())));
    }

    @Test
    void aPaymentOfAnotherCartIsNotFound() {
        var cart = shop.payingCart(Map.of(shop.variant(1000, 5), 1), "tok_approve");
        var other = shop.readyCart(Map.of(shop.variant(1000, 5), 1));
        var foreign = shop.pay(other, "tok_approve").expect(201).at("/id");

        cart.api().get(cart.path("/payments/" + foreign)).expectProblem(404, "not-found");
        cart.api().delete(cart.path("/payments/" + foreign)).expectProblem(404, "not-found");
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments/" + foreign + "/confirm"))
                .expectProblem(404, "not-found");
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of("paymentId", foreign))
                .expectProblem(404, "not-found");

        assertThat(shop.orders(cart)).isZero();
        shop.complete(other).expect(201);
    }

    @Test
    void pricesAndStatesCannotBeSent() {
        var cart = shop.readyCart(Map.of(shop.variant(1000, 5), 1));
        var buyer = cart.api();

        buyer.post(cart.path("/items"), Map.of("sku", "x", "price", 1)).expectProblem(400, "unknown-field");
        buyer.patch(cart.path(""), Map.of("status", "COMPLETED")).expectProblem(400, "unknown-field");
        buyer.withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "test", "token", "tok_approve", "total", 1))
                .expectProblem(400, "unknown-field");
        buyer.post(cart.path("/items"), Map.of("sku", "x", "quantity", -1)).expectProblem(400, "validation-failed");
        buyer.post(cart.path("/items"), Map.of("sku", "x", "quantity", 1000)).expectProblem(400, "validation-failed");
        buyer.post(cart.path("/items"), Map.of("sku", "no-such-sku")).expectProblem(422, "rejected");
        buyer.patch(cart.path(""), Map.of("note", "4111 1111 1111 1111")).expectProblem(400, "validation-failed");
        buyer.patch(cart.path(""), Map.of("currency", "CHF")).expectProblem(422, "currency-not-supported");
        buyer.put(cart.path("/shipping-selection"), Map.of("code", "teleport"))
                .expectProblem(422, "shipping-unavailable");
        buyer.with("If-Match", "\"1\"")
                .patch(cart.path(""), Map.of("note", "x"))
                .expectProblem(412, "precondition-failed");

        assertThat(buyer.get(cart.path("")).expect(200).at("/version")).isEqualTo("2");
    }

    @Test
    void anotherCurrencyPricesTheItemsAgain() {
        var mug = shop.variant(1000, 5);
        var cart = shop.readyCart(Map.of(mug, 2));
        shop.price(mug, "JPY", 150);

        var yen = cart.api().patch(cart.path(""), Map.of("currency", "JPY")).expect(200);

        assertThat(yen.at("/totals/subtotal/amount")).isEqualTo("300");
        assertThat(yen.at("/totals/subtotal/exponent")).isEqualTo("0");
        assertThat(yen.json().at("/warnings").size()).isZero();
        var tag = yen.requiredHeader("ETag");
        cart.api()
                .with("If-Match", tag)
                .patch(cart.path(""), Map.of("note", "x"))
                .expect(200);
    }

    private void assertClosed(BuyingShop.GuestCart cart, List<Api> strangers) {
        var before = cart.api().get(cart.path("")).expect(200);
        var item = before.at("/items/0/id");
        var calls = new ArrayList<Call>();
        calls.add(new Call("GET", "", ""));
        calls.add(new Call("DELETE", "", ""));
        calls.add(new Call("POST", "/items", Map.of("sku", "x")));
        calls.add(new Call("PUT", "/items", Map.of("items", List.of())));
        calls.add(new Call("PATCH", "/items/" + item, Map.of("quantity", 2)));
        calls.add(new Call("DELETE", "/items/" + item, ""));
        calls.add(new Call("POST", "/estimate", Map.of("country", "IS")));
        calls.add(new Call("GET", "/checkout", ""));
        calls.add(new Call("GET", "/shipping-options", ""));
        calls.add(new Call("PUT", "/shipping-selection", Map.of("code", "buying-iceland")));
        calls.add(new Call("GET", "/payment-methods", ""));
        calls.add(new Call("POST", "/payments", Map.of("method", "test", "token", "tok_approve")));
        calls.add(new Call("POST", "/complete", Map.of()));

        for (var stranger : strangers) {
            for (var call : calls) {
                var body = call.body().equals("") ? null : call.body();
                stranger.withIdempotencyKey()
                        .send(call.method(), cart.path(call.path()), body)
                        .expectProblem(404, "not-found");
            }
            stranger.patch(cart.path(""), Map.of("note", "mine")).expectProblem(404, "not-found");
        }
        var after = cart.api().get(cart.path("")).expect(200);
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(shop.orders(cart)).isZero();
    }
}
