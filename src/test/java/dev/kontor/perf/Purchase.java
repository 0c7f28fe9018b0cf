package dev.kontor.perf;

import dev.kontor.testing.RawHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/// A whole purchase in eight requests, and single steps of it.
final class Purchase {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ADDRESS = """
            {"email":"perf@example.com","shippingAddress":{"firstName":"Ada","lastName":"Lovelace",\
            "line1":"12 Analytical Row","city":"San Francisco","region":"CA","postcode":"94103","country":"US"}}""";

    private final int products;
    private final AtomicLong numbers = new AtomicLong(System.nanoTime() % 1_000_000);

    /// @param products generated ones of the demo shop, which are bought in turn
    Purchase(int products) {
        this.products = products;
    }

    record Cart(String path, String headers) {}

    /// @return the status of the last request
    int buy(RawHttp http) throws IOException {
        var cart = createCart(http);
        addItem(http, cart, 1);
        addItem(http, cart, 2);
        expect(http, RawHttp.send("PATCH", cart.path(), cart.headers(), ADDRESS), 200);
        expect(http, RawHttp.send("GET", cart.path() + "/shipping-options", cart.headers(), ""), 200);
        expect(http, post("PUT", cart, "/shipping-selection", "{\"code\":\"us-standard\"}"), 200);
        expect(http, post("POST", cart, "/payments", "{\"method\":\"test\",\"token\":\"tok_approve\"}"), 201);
        return expect(http, post("POST", cart, "/complete", "{}"), 201);
    }

    Cart createCart(RawHttp http) throws IOException {
        expect(http, RawHttp.send("POST", "/store/v1/carts", "", "{\"currency\":\"USD\"}"), 201);
        var cart = JSON.readTree(http.body());
        return new Cart(
                "/store/v1/carts/" + cart.get("id").stringValue(),
                "X-Cart-Token: " + cart.get("token").stringValue() + "\r\n");
    }

    /// @return the status
    int addItem(RawHttp http, Cart cart, int quantity) throws IOException {
        var sku = "GEN-%d-%d".formatted(numbers.incrementAndGet() % products + 1, quantity);
        return expect(
                http, post("POST", cart, "/items", "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, quantity)), 200);
    }

    private static byte[] post(String method, Cart cart, String path, String body) {
        var headers = cart.headers() + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        return RawHttp.send(method, cart.path() + path, headers, body);
    }

    /// @return the status, which is the expected one
    static int expect(RawHttp http, byte[] request, int expected) throws IOException {
        int status = Shopper.insist(http, request);
        if (status != expected) {
            throw new IOException(new String(request, 0, 60, StandardCharsets.US_ASCII) + " was answered " + status
                    + ": " + http.body());
        }
        return status;
    }
}
