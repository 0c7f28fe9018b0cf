package dev.kontor.chaos;

import dev.kontor.chaos.Traffic.Answer;
import dev.kontor.testing.RawHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A shopper with a good front end: it gives every change a key, and repeats what was not answered, or was
/// answered "not now", with the same key until it knows.
final class Buyer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration STUBBORN = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Set<Integer> NOT_NOW = Set.of(0, 429, 502, 503);
    /// Where all of them live; nobody may read it in a log.
    static final String STREET = "12 Analytical Row";

    private static final String CART = """
            {"currency":"USD","email":"%s@example.com","items":%s,\
            "shippingAddress":{"firstName":"Ada","lastName":"Lovelace","line1":"%s",\
            "city":"San Francisco","region":"CA","postcode":"94103","country":"US"}}""";

    private final int port;
    private final Traffic traffic;
    private final Books books;
    private final Duration givesUp;
    private @Nullable RawHttp http;

    private Buyer(int port, Traffic traffic, Books books, Duration givesUp) {
        this.port = port;
        this.traffic = traffic;
        this.books = books;
        this.givesUp = givesUp;
    }

    Buyer(int port, Traffic traffic, Books books) {
        this(port, traffic, books, STUBBORN);
    }

    /// One that goes away when it is told "not now".
    static Buyer impatient(int port, Traffic traffic, Books books) {
        return new Buyer(port, traffic, books, Duration.ZERO);
    }

    /// It was told "not now" too often.
    static final class TurnedAway extends RuntimeException {

        TurnedAway(String message) {
            super(message);
        }
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
        insist("browse", "GET", "/store/v1/products?limit=24&currency=USD&locale=en", "", "", good());
        insist(
                "browse",
                "GET",
                "/store/v1/products/generated-" + product + "?currency=USD",
                "",
                "",
                status -> status != 500);
    }

    Ready fill(Basket basket, String token) {
        var name = "chaos-" + UUID.randomUUID();
        var cart =
                insist("cart", "POST", "/store/v1/carts", key(), CART.formatted(name, basket.json(), STREET), good());
        var ready = new Ready(text(cart, "id"), text(cart, "token"), basket.units(), "complete-" + name);
        books.add(new Books.Filled(ready.id(), ready.token(), ready.units()));
        var path = "/store/v1/carts/" + ready.id();
        var capability = "X-Cart-Token: " + ready.token() + "\r\n";
        insist("shipping", "PUT", path + "/shipping-selection", capability, "{\"code\":\"us-standard\"}", good());
        insist(
                "payment",
                "POST",
                path + "/payments",
                capability + key(),
                "{\"method\":\"%s\",\"token\":\"%s\"}".formatted(token.startsWith("pm_") ? "stripe" : "test", token),
                good());
        return ready;
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

    /// One try.
    Answer tryComplete(Ready cart) {
        return ask("complete", "POST", "/store/v1/carts/" + cart.id() + "/complete", cart.headers(), "{}");
    }

    Answer get(String step, String path) {
        return ask(step, "GET", path, "", "");
    }

    String body() {
        return http == null ? "" : http.body();
    }

    private static String text(JsonNode answer, String field) {
        var value = answer.get(field);
        if (value == null) {
            throw new IllegalStateException("no " + field + " in " + answer);
        }
        return value.stringValue();
    }

    private static IntPredicate good() {
        return status -> status >= 200 && status < 300 && status != 202;
    }

    private static String key() {
        return "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
    }

    private JsonNode insist(
            String step, String method, String path, String headers, String body, IntPredicate isFinal) {
        long end = System.nanoTime() + givesUp.toNanos();
        while (true) {
            var answer = ask(step, method, path, headers, body);
            boolean again = NOT_NOW.contains(answer.status())
                    || answer.status() == 202
                    || answer.code().equals("request-in-progress");
            if (!again && isFinal.test(answer.status())) {
                return JSON.readTree(body());
            }
            if (!again || System.nanoTime() > end) {
                var message = "%s %s was answered %d at last: %s".formatted(method, path, answer.status(), body());
                throw again ? new TurnedAway(message) : new IllegalStateException(message);
            }
            Patience.pass(pause(answer));
        }
    }

    /// As long as the shop asks for if it is full, and not all at the same time.
    private Duration pause(Answer answer) {
        var pause = Duration.ofMillis(ThreadLocalRandom.current().nextLong(100, 500));
        return answer.isTurnedAway() && http != null ? pause.plusSeconds(http.retryAfterSeconds()) : pause;
    }

    private Answer ask(String step, String method, String path, String headers, String body) {
        long asked = System.nanoTime();
        int status = 0;
        var code = "";
        try {
            if (http == null) {
                http = new RawHttp(port, ANSWER);
            }
            status = http.call(RawHttp.send(method, path, headers, body));
            if (status >= 400) {
                code = JSON.readTree(http.body()).path("code").stringValue("");
            }
        } catch (IOException e) {
            code = e.getClass().getSimpleName();
            close();
        }
        var answer = new Answer(step, asked, System.nanoTime() - asked, status, code);
        traffic.add(answer);
        return answer;
    }

    @Override
    public void close() {
        if (http != null) {
            try {
                http.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            http = null;
        }
    }
}
