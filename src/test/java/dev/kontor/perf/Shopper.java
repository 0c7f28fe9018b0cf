package dev.kontor.perf;

import dev.kontor.testing.RawHttp;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Buys over HTTP, as a front end would, one step after the other on one connection.
final class Shopper {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final AtomicLong KEYS = new AtomicLong(System.nanoTime());
    private static final String CART = """
            {"currency":"USD","email":"perf@example.com","items":[%s],\
            "shippingAddress":{"firstName":"Ada","lastName":"Lovelace","line1":"12 Analytical Row",\
            "city":"San Francisco","region":"CA","postcode":"94103","country":"US"}}""";

    private static final String ITEMS = """
            {"sku":"GEN-%d-0"},{"sku":"GEN-%d-1","quantity":2}""";

    private final RawHttp http;
    private final int products;

    Shopper(RawHttp http, int products) {
        this.http = http;
        this.products = products;
    }

    /// A cart that only waits to be completed.
    record Ready(String id, String token) {

        byte[] completion() {
            return RawHttp.send("POST", "/store/v1/carts/" + id + "/complete", headers(token), "{}");
        }

        /// Reads the cart, and selects its shipping method again.
        List<byte[]> repricing() {
            var path = "/store/v1/carts/" + id;
            return List.of(
                    RawHttp.send("GET", path, "X-Cart-Token: " + token + "\r\n", ""),
                    RawHttp.send(
                            "PUT",
                            path + "/shipping-selection",
                            "X-Cart-Token: " + token + "\r\n",
                            "{\"code\":\"us-standard\"}"));
        }
    }

    JsonNode createCart() throws IOException {
        long number = KEYS.incrementAndGet();
        return createCart(ITEMS.formatted(number % products + 1, (number * 31) % products + 1));
    }

    private JsonNode createCart(String items) throws IOException {
        return send("POST", "/store/v1/carts", "", CART.formatted(items), 201);
    }

    Ready readyCart() throws IOException {
        return ready(createCart());
    }

    /// @param sku of which one is in the cart, and nothing else
    Ready readyCart(String sku) throws IOException {
        return ready(createCart("{\"sku\":\"%s\"}".formatted(sku)));
    }

    /// A cart with a shipping method, and without a payment.
    Ready selectedCart() throws IOException {
        var cart = createCart();
        var selected = new Ready(cart.get("id").stringValue(), cart.get("token").stringValue());
        select(selected);
        return selected;
    }

    private void select(Ready cart) throws IOException {
        send(
                "PUT",
                "/store/v1/carts/" + cart.id() + "/shipping-selection",
                headers(cart.token()),
                "{\"code\":\"us-standard\"}",
                200);
    }

    private Ready ready(JsonNode cart) throws IOException {
        var ready = new Ready(cart.get("id").stringValue(), cart.get("token").stringValue());
        var path = "/store/v1/carts/" + ready.id();
        select(ready);
        send(
                "POST",
                path + "/payments",
                headers(ready.token()),
                "{\"method\":\"test\",\"token\":\"tok_approve\"}",
                201);
        return ready;
    }

    /// From nothing to a paid order.
    int buy() throws IOException {
        return insist(http, readyCart().completion());
    }

    private JsonNode send(String method, String path, String headers, String body, int expected) throws IOException {
        int status = insist(http, RawHttp.send(method, path, headers, body));
        if (status != expected) {
            throw new IOException(method + " " + path + " answered " + status + ": " + http.body());
        }
        return JSON.readTree(http.body());
    }

    /// Repeats a request that a cold server sheds.
    ///
    /// @return the status
    static int insist(RawHttp http, byte[] request) throws IOException {
        int status = http.call(request);
        for (int tries = 0; status == 503 && tries < 200; tries++) {
            LockSupport.parkNanos(20_000_000);
            status = http.call(request);
        }
        return status;
    }

    private static String headers(String token) {
        return "X-Cart-Token: " + token + "\r\nIdempotency-Key: perf-" + KEYS.incrementAndGet() + "\r\n";
    }
}
