package dev.kontor.chaos;

import dev.kontor.chaos.Traffic.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import tools.jackson.databind.JsonNode;

/// A shopper with a good front end.
final class Buyer implements AutoCloseable {

    /// Where all of them live; nobody may read it in a log.
    static final String STREET = "12 Analytical Row";

    private static final String CART = """
            {"currency":"USD","email":"%s@example.com","items":%s,\
            "shippingAddress":{"firstName":"Ada","lastName":"Lovelace","line1":"%s",\
            "city":"San Francisco","region":"CA","postcode":"94103","country":"US"}}""";

    private final Caller caller;
    private final Books books;

    private Buyer(Caller caller, Books books) {
        this.caller = caller;
        this.books = books;
    }

    Buyer(int port, Traffic traffic, Books books) {
        this(Caller.stubborn(port, traffic), books);
    }

    /// One that goes away when it is told "not now".
    static Buyer impatient(int port, Traffic traffic, Books books) {
        return new Buyer(Caller.impatient(port, traffic), books);
    }

    /// A cart that only waits to be completed.
    record Ready(String id, String token, int units, String key) {

        private String headers() {
            return "X-Cart-Token: " + token + "\r\nIdempotency-Key: " + key + "\r\n";
        }
    }

    enum Outcome {
        BOUGHT,
        DECLINED,
        OUT_OF_STOCK
    }

    /// From the first look at the catalogue to the end of the purchase, whatever it takes.
    ///
    /// @param token of the test provider, or of Stripe (`pm_…`)
    Outcome buy(Basket basket, String token) {
        browse();
        return complete(fill(basket, token));
    }

    void browse() {
        int product = ThreadLocalRandom.current().nextInt(Stage.PRODUCTS) + 1;
        caller.require("browse", "GET", "/store/v1/products?limit=24&currency=USD&locale=en", "", "", Caller::isGood);
        caller.require(
                "browse",
                "GET",
                "/store/v1/products/generated-" + product + "?currency=USD",
                "",
                "",
                status -> status != 500);
    }

    Ready fill(Basket basket, String token) {
        var ready = fill(basket, List.of());
        pay(ready, token);
        return ready;
    }

    /// @param cards codes of gift cards that pay, for as much as they are worth
    Ready fill(Basket basket, List<String> cards) {
        var name = "chaos-" + UUID.randomUUID();
        var cart = insist(
                "cart",
                "POST",
                "/store/v1/carts",
                Caller.key(),
                CART.formatted(name, basket.json(), STREET),
                Caller::isGood);
        var ready = new Ready(text(cart, "id"), text(cart, "token"), basket.units(), "complete-" + name);
        books.add(new Books.Filled(ready.id(), ready.token(), ready.units()));
        var path = "/store/v1/carts/" + ready.id();
        var capability = "X-Cart-Token: " + ready.token() + "\r\n";
        insist(
                "shipping",
                "PUT",
                path + "/shipping-selection",
                capability,
                "{\"code\":\"us-standard\"}",
                Caller::isGood);
        for (var card : cards) {
            insist(
                    "gift card",
                    "POST",
                    path + "/gift-cards",
                    capability + Caller.key(),
                    "{\"code\":\"%s\"}".formatted(card),
                    Caller::isGood);
        }
        return ready;
    }

    /// Pays what no gift card pays.
    void pay(Ready cart, String token) {
        insist(
                "payment",
                "POST",
                "/store/v1/carts/" + cart.id() + "/payments",
                "X-Cart-Token: " + cart.token() + "\r\n" + Caller.key(),
                "{\"method\":\"%s\",\"token\":\"%s\"}".formatted(token.startsWith("pm_") ? "stripe" : "test", token),
                Caller::isGood);
    }

    /// Repeats until the order is paid or refused.
    Outcome complete(Ready cart) {
        var answer = insist(
                "complete",
                "POST",
                "/store/v1/carts/" + cart.id() + "/complete",
                cart.headers(),
                "{}",
                status -> status == 201 || status == 402 || status == 409);
        var code = answer.path("code").stringValue("");
        return switch (code) {
            case "" -> {
                books.add(new Books.Bought(
                        text(answer, "id"),
                        text(answer, "number"),
                        text(answer, "token"),
                        answer.at("/total/amount").longValue(),
                        cart.units()));
                yield Outcome.BOUGHT;
            }
            case "payment-declined" -> Outcome.DECLINED;
            case "out-of-stock" -> Outcome.OUT_OF_STOCK;
            default -> throw new IllegalStateException("the purchase ended with " + answer);
        };
    }

    /// Repeats until the order is paid or refused, for whatever reason.
    ///
    /// @return the status
    int settle(Ready cart) {
        return caller.decided("complete", "POST", "/store/v1/carts/" + cart.id() + "/complete", cart.headers(), "{}");
    }

    /// One try.
    Answer tryComplete(Ready cart) {
        return caller.ask("complete", "POST", "/store/v1/carts/" + cart.id() + "/complete", cart.headers(), "{}");
    }

    Answer get(String step, String path) {
        return caller.ask(step, "GET", path, "", "");
    }

    String body() {
        return caller.body();
    }

    private static String text(JsonNode answer, String field) {
        var value = answer.get(field);
        if (value == null) {
            throw new IllegalStateException("no " + field + " in " + answer);
        }
        return value.stringValue();
    }

    private JsonNode insist(String step, String method, String path, String headers, String body, IntPredicate wanted) {
        return caller.insist(step, method, path, headers, body, wanted);
    }

    @Override
    public void close() {
        caller.close();
    }
}
