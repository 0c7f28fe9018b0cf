package dev.kontor.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// VIES over HTTP, as far as the shop uses it. What it answers depends on the number.
public final class ViesStandIn {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int TEN_MEGABYTES = 10 * 1_024 * 1_024;
    private static final ViesStandIn INSTANCE = new ViesStandIn();

    /// How it answers.
    public enum Answer {
        VALID,
        INVALID,
        /// The register of the country is down.
        MS_UNAVAILABLE,
        STATUS_500,
        HTML,
        /// Ten megabytes of JSON.
        HUGE,
        /// A head, and then a byte now and then.
        TRICKLE,
        /// Nothing.
        SILENT,
        /// The connection ends.
        CUT,
        /// Valid, but for another number.
        OTHER_NUMBER,
        /// To an address inside of the network.
        REDIRECT
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger inside = new AtomicInteger();

    private ViesStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/check-vat-number", this::serve);
        server.createContext("/inside", exchange -> {
            inside.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
    }

    public static ViesStandIn get() {
        return INSTANCE;
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/check-vat-number";
    }

    /// @param number with its prefix
    public void answer(String number, Answer answer) {
        answers.put(number, answer);
    }

    /// How often a number was asked for.
    public int calls(String number) {
        return calls.getOrDefault(number, new AtomicInteger()).get();
    }

    /// The latest request for a number.
    public JsonNode request(String number) {
        return JSON.readTree(bodies.getOrDefault(number, "{}"));
    }

    /// Calls to the address to which it redirects.
    public int callsInside() {
        return inside.get();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var asked = JSON.readTree(body);
            var number = asked.path("countryCode").asString()
                    + asked.path("vatNumber").asString();
            calls.computeIfAbsent(number, _ -> new AtomicInteger()).incrementAndGet();
            bodies.put(number, body);
            switch (answers.getOrDefault(number, Answer.INVALID)) {
                case VALID ->
                    answer(
                            exchange,
                            200,
                            registered(asked, asked.path("vatNumber").asString(), true));
                case INVALID ->
                    answer(
                            exchange,
                            200,
                            registered(asked, asked.path("vatNumber").asString(), false));
                case OTHER_NUMBER -> answer(exchange, 200, registered(asked, "1", true));
                case MS_UNAVAILABLE ->
                    answer(
                            exchange,
                            200,
                            "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"MS_UNAVAILABLE\"}]}");
                case STATUS_500 -> answer(exchange, 500, "{\"valid\":true}");
                case HTML -> answer(exchange, 200, "<html><body>Wartung</body></html>");
                case HUGE -> answer(exchange, 200, "{\"valid\":true,\"name\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}");
                case TRICKLE -> trickle(exchange);
                case SILENT -> pause();
                case CUT -> {}
                case REDIRECT -> {
                    exchange.getResponseHeaders().add("Location", url().replace("/check-vat-number", "/inside"));
                    exchange.sendResponseHeaders(302, -1);
                }
            }
        }
    }

    private static String registered(JsonNode asked, String number, boolean valid) {
        return """
                {"countryCode":"%s","vatNumber":"%s","requestDate":"2026-11-28T10:00:00.000Z","valid":%s,
                 "requestIdentifier":"%s","name":"%s","address":"%s","traderName":"---"}
                """.formatted(
                        asked.path("countryCode").asString(),
                        number,
                        valid,
                        asked.has("requesterNumber") ? "WAPI" + number : "",
                        valid ? "Muster GmbH" : "---",
                        valid ? "Ring 1\\n1010 Wien" : "---");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        pause();
    }

    private void pause() {
        try {
            var _ = never.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
