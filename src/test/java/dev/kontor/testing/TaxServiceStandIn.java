package dev.kontor.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A tax service over HTTP with books and idempotency keys. It levies a state tax of 10 % and a city tax of
/// 2.5 %, rounded down. What it answers to a quote depends on the city, what to other requests on the latest
/// setting.
public final class TaxServiceStandIn {

    public static final String SECRET = "secret-of-the-stand-in";
    public static final String REFUSING_CHANNEL = "refusing";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TaxServiceStandIn INSTANCE = new TaxServiceStandIn();

    /// How it answers.
    public enum Answer {
        RIGHT,
        /// Its taxes are twice as high.
        DEARER,
        MISSING_LINE,
        EXTRA_LINE,
        LINE_TWICE,
        OTHER_CURRENCY,
        WRONG_SUM,
        WRONG_LINE_SUM,
        NEGATIVE,
        FRACTION,
        MORE_THAN_THE_AMOUNT,
        RATE_OF_ZERO,
        HTML,
        EMPTY,
        STATUS_500,
        STATUS_401,
        STATUS_429,
        /// Ten megabytes of JSON.
        HUGE,
        /// A head, and then nothing.
        TRICKLE,
        /// Nothing.
        SILENT,
        /// The connection ends.
        CUT,
        /// To an address inside of the network.
        REDIRECT,
        /// The request is rejected.
        STATUS_422,
        /// The service acts, but its answer does not arrive.
        LOST
    }

    /// What it recorded about an order.
    ///
    /// @param commits bodies of the requests that it acted on
    public record Book(List<JsonNode> commits, List<JsonNode> voids, List<JsonNode> refunds) {

        private static Book empty() {
            return new Book(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        /// The sum of a field of all lines of all refunds.
        public long refunded(String field) {
            return refunds.stream()
                    .flatMap(refund -> refund.path("lines").valueStream())
                    .mapToLong(line -> line.path(field).longValue())
                    .sum();
        }
    }

    private final StandInServer server = new StandInServer();
    private final Map<String, Answer> quotes = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> quoted = new ConcurrentHashMap<>();
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final Map<String, Book> books = new ConcurrentHashMap<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Answer documents = Answer.RIGHT;
    private volatile JsonNode latest = JSON.createObjectNode();

    private TaxServiceStandIn() {
        for (var operation : List.of("quote", "commit", "void", "refund")) {
            server.serve("/tax/" + operation, exchange -> serve(operation, exchange));
        }
    }

    public static TaxServiceStandIn get() {
        return INSTANCE;
    }

    public String url() {
        return server.url("/tax");
    }

    /// How it answers quotes for a city.
    public void quotes(String city, Answer answer) {
        quotes.put(city, answer);
    }

    /// How it answers other requests.
    public void documents(Answer answer) {
        documents = answer;
    }

    /// How often quotes for a city were requested.
    public int quoted(String city) {
        return quoted.getOrDefault(city, new AtomicInteger()).get();
    }

    /// @param reference of the order
    public Book book(String reference) {
        return books.computeIfAbsent(reference, _ -> Book.empty());
    }

    /// The latest request.
    public JsonNode latest() {
        return latest;
    }

    /// The `Authorization` headers so far.
    public List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    /// Calls to the address to which it redirects.
    public int callsInside() {
        return server.callsInside();
    }

    private void serve(String operation, HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            latest = body;
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            if (operation.equals("quote")) {
                var city = body.at("/shipments/0/shipTo/city").asString();
                quoted.computeIfAbsent(city, _ -> new AtomicInteger()).incrementAndGet();
                var answer = quotes.getOrDefault(city, Answer.RIGHT);
                answer(exchange, answer, quote(body, answer));
                return;
            }
            var answer = documents;
            boolean acts = answer == Answer.RIGHT || answer == Answer.LOST;
            var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            answer(exchange, answer, acts ? answered.computeIfAbsent(key, _ -> act(operation, body)) : "{}");
        }
    }

    private String act(String operation, JsonNode body) {
        var book = book(body.path("reference").asString());
        switch (operation) {
            case "commit" -> book.commits().add(body);
            case "void" -> book.voids().add(body);
            default -> book.refunds().add(body);
        }
        return "{\"reference\":\"%s-%s\"}"
                .formatted(operation, body.path("reference").asString());
    }

    private void answer(HttpExchange exchange, Answer answer, String right) throws IOException {
        switch (answer) {
            case HTML -> StandInServer.html(exchange);
            case EMPTY -> StandInServer.send(exchange, 200, "");
            case STATUS_500 -> StandInServer.send(exchange, 500, right);
            case STATUS_401 -> StandInServer.send(exchange, 401, right);
            case STATUS_429 -> StandInServer.send(exchange, 429, right);
            case STATUS_422 -> StandInServer.send(exchange, 422, right);
            case HUGE -> StandInServer.huge(exchange, "{\"reference\":\"");
            case TRICKLE -> server.trickle(exchange);
            case SILENT, LOST -> server.pause();
            case CUT -> {}
            case REDIRECT -> server.redirect(exchange, 307);
            default -> StandInServer.send(exchange, 200, right);
        }
    }

    private static String quote(JsonNode body, Answer answer) {
        var response = JSON.createObjectNode();
        response.put(
                "currency",
                answer == Answer.OTHER_CURRENCY ? "XAF" : body.path("currency").asString());
        response.put("reference", "quote-" + body.path("reference").asString());
        long sum = 0;
        var lines = new ArrayList<ObjectNode>();
        for (var shipment : body.path("shipments")) {
            for (var asked : shipment.path("lines")) {
                var line = line(shipment, asked, answer);
                sum += line.path("tax").longValue();
                lines.add(line);
            }
        }
        switch (answer) {
            case MISSING_LINE -> lines.removeLast();
            case EXTRA_LINE -> lines.add(lines.getFirst().deepCopy().put("id", "other"));
            case LINE_TWICE -> lines.add(lines.getFirst().deepCopy());
            default -> {}
        }
        response.put("tax", answer == Answer.WRONG_SUM ? sum + 1 : sum);
        response.putArray("lines").addAll(lines);
        return response.toString();
    }

    private static ObjectNode line(JsonNode shipment, JsonNode asked, Answer answer) {
        long amount = asked.path("amount").longValue();
        boolean included = shipment.path("pricesIncludeTax").booleanValue();
        int factor = answer == Answer.DEARER ? 2 : 1;
        long whole = included ? 1_000 + 125 * factor : 1_000;
        long state = amount * 100 * factor / whole;
        long city = amount * 25 * factor / whole;
        if (answer == Answer.MORE_THAN_THE_AMOUNT) {
            state = amount + 1;
        }
        var line = JSON.createObjectNode();
        line.put("id", asked.path("id").asString());
        line.put("tax", answer == Answer.NEGATIVE ? -1 : state + city + (answer == Answer.WRONG_LINE_SUM ? 1 : 0));
        var taxes = line.putArray("taxes");
        var first = taxes.addObject();
        first.put("name", "State tax")
                .put(
                        "jurisdiction",
                        "State of " + shipment.at("/shipTo/country").asString());
        first.put("rate", answer == Answer.RATE_OF_ZERO ? "0" : factor == 2 ? "0.2" : "0.1");
        if (answer == Answer.FRACTION) {
            first.put("amount", state + 0.5);
        } else {
            first.put("amount", answer == Answer.NEGATIVE ? -1 - city : state);
        }
        taxes.addObject()
                .put("name", "City tax")
                .put("jurisdiction", shipment.at("/shipTo/city").asString())
                .put("rate", factor == 2 ? "0.05" : "0.025")
                .put("amount", city);
        return line;
    }
}
