package dev.kontor.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// VIES over HTTP, as far as the shop uses it. What it answers depends on the number.
public final class ViesStandIn {

    private static final JsonMapper JSON = new JsonMapper();
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

    private final StandInServer server = new StandInServer();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private ViesStandIn() {
        server.serve("/check-vat-number", this::serve);
    }

    public static ViesStandIn get() {
        return INSTANCE;
    }

    public String url() {
        return server.url("/check-vat-number");
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
        return server.callsInside();
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
                    StandInServer.send(
                            exchange,
                            200,
                            registered(asked, asked.path("vatNumber").asString(), true));
                case INVALID ->
                    StandInServer.send(
                            exchange,
                            200,
                            registered(asked, asked.path("vatNumber").asString(), false));
                case OTHER_NUMBER -> StandInServer.send(exchange, 200, registered(asked, "1", true));
                case MS_UNAVAILABLE ->
                    StandInServer.send(
                            exchange,
                            200,
                            "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"MS_UNAVAILABLE\"}]}");
                case STATUS_500 -> StandInServer.send(exchange, 500, "{\"valid\":true}");
                case HTML -> StandInServer.html(exchange);
                case HUGE -> StandInServer.huge(exchange, "{\"valid\":true,\"name\":\"");
                case TRICKLE -> server.trickle(exchange);
                case SILENT -> server.pause();
                case CUT -> {}
                case REDIRECT -> server.redirect(exchange, 302);
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
}
