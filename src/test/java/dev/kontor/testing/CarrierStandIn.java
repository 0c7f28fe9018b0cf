package dev.kontor.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bridges to carriers over HTTP, as `docs/carriers.md` describes them. A parcel costs 3.00 and a cent
/// for each 10 g, `express` twice that, and `none` is never offered.
public final class CarrierStandIn {

    /// What the shop must send.
    public static final String SECRET = "carrier-secret-0123456789";

    /// What it signs webhooks with.
    public static final String WEBHOOK_SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("signing-secret-of-the-carrier".getBytes(StandardCharsets.UTF_8));

    private static final JsonMapper JSON = new JsonMapper();
    private static final long GRAMS_FOR_A_CENT = 10;
    private static final long MIN = 300;
    private static final List<String> POINTS = List.of("S-1", "L-2");
    private static final CarrierStandIn INSTANCE = new CarrierStandIn();

    /// How a carrier answers.
    public enum Mode {
        WELL,
        /// It rejects the parcel.
        REFUSED,
        STATUS_401,
        STATUS_500,
        HTML,
        /// Ten megabytes of JSON.
        HUGE,
        /// A head, and then nothing.
        TRICKLE,
        SILENT,
        /// The connection ends.
        CUT,
        /// To an address inside of the network.
        REDIRECT,
        NO_LIST,
        /// Its labels are web pages.
        NOT_A_LABEL,
        OTHER_CURRENCY,
        NEGATIVE,
        FRACTION,
        TEXT,
        TOO_HIGH,
        UNKNOWN_SERVICE,
        TWICE
    }

    /// A request of the shop.
    public record Call(String path, JsonNode body) {}

    private final StandInServer server = new StandInServer();
    private final Map<String, Mode> modes = new ConcurrentHashMap<>();
    private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> labels = new ConcurrentHashMap<>();
    private final Map<String, String> reports = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> closed = new ConcurrentHashMap<>();
    private final Set<String> voided = ConcurrentHashMap.newKeySet();

    private CarrierStandIn() {
        server.serve("/carriers/", this::serve);
    }

    public static CarrierStandIn get() {
        return INSTANCE;
    }

    public String url(String carrier) {
        return server.url("/carriers/" + carrier);
    }

    public void answer(String carrier, Mode mode) {
        modes.put(carrier, mode);
    }

    public List<Call> calls(String carrier) {
        return List.copyOf(calls.getOrDefault(carrier, List.of()));
    }

    /// Calls to the address to which it redirects.
    public int callsInside() {
        return server.callsInside();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().split("/", 4);
            var carrier = path[2];
            var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
            calls.computeIfAbsent(carrier, _ -> new CopyOnWriteArrayList<>()).add(new Call(path[3], body));
            if (!("Bearer " + SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                StandInServer.send(exchange, 401, "{}");
                return;
            }
            var mode = modes.getOrDefault(carrier, Mode.WELL);
            if (path[3].startsWith("tracking/")) {
                StandInServer.send(
                        exchange,
                        200,
                        "{\"events\": [%s]}"
                                .formatted(reports.getOrDefault(path[3].substring("tracking/".length()), "")));
                return;
            }
            if (path[3].startsWith("labels/")) {
                label(exchange, carrier, path[3].substring("labels/".length()), mode, body);
                return;
            }
            boolean lists = path[3].startsWith("points");
            if (mode == Mode.WELL
                    && path[3].startsWith("points/")
                    && isClosed(carrier, path[3].substring(path[3].lastIndexOf('/') + 1))) {
                StandInServer.send(exchange, 404, "{}");
                return;
            }
            switch (mode) {
                case REFUSED -> StandInServer.send(exchange, 422, "{\"code\": \"no-service-here\"}");
                case STATUS_401 ->
                    StandInServer.send(exchange, 401, lists ? points(carrier, path[3], mode, body) : rates(mode, body));
                case STATUS_500 ->
                    StandInServer.send(exchange, 500, lists ? points(carrier, path[3], mode, body) : rates(mode, body));
                case HTML -> StandInServer.html(exchange);
                case HUGE -> StandInServer.huge(exchange, "{\"rates\":[],\"text\":\"");
                case TRICKLE -> server.trickle(exchange);
                case SILENT -> server.pause();
                case CUT -> {}
                case REDIRECT -> server.redirect(exchange, 302);
                case NO_LIST -> StandInServer.send(exchange, 200, "{\"rates\": {\"parcel\": 490}, \"points\": {}}");
                default ->
                    StandInServer.send(exchange, 200, lists ? points(carrier, path[3], mode, body) : rates(mode, body));
            }
        }
    }

    /// Closes a point, or opens it again.
    public void close(String carrier, String point, boolean shut) {
        var points = closed.computeIfAbsent(carrier, _ -> ConcurrentHashMap.newKeySet());
        if (shut) {
            points.add(point);
        } else {
            points.remove(point);
        }
    }

    private boolean isClosed(String carrier, String point) {
        return !POINTS.contains(point) || closed.getOrDefault(carrier, Set.of()).contains(point);
    }

    /// A shop `S-1` and a locker `L-2` near every postcode, or one of them.
    private String points(String carrier, String path, Mode mode, JsonNode asked) {
        if (!path.equals("points")) {
            var parts = path.split("/");
            return point(parts[2], parts[1], "98714", mode);
        }
        var country = asked.path("country").asString();
        var postcode = asked.path("postcode").asString();
        var all = POINTS.stream()
                .filter(id -> !isClosed(carrier, id))
                .map(id -> point(mode == Mode.TWICE ? "S-1" : id, country, postcode, mode))
                .collect(Collectors.joining(","));
        return "{\"points\": [" + all + "]}";
    }

    private static String point(String id, String country, String postcode, Mode mode) {
        return """
                {"id": "%s", "kind": "%s", "name": "Kiosk %s",
                 "address": {"line1": "Market 3", "city": "Papeete", "postcode": "%s", "country": "%s"},
                 "openingHours": ["Mon-Fri 08:00-18:00", "Sat 08:00-12:00"], "distanceMeters": %s,
                 "position": {"latitude": -17.535, "longitude": -149.5696}}
                """.formatted(
                mode == Mode.UNKNOWN_SERVICE ? id + "?" : id,
                id.startsWith("L") ? "LOCKER" : "SHOP",
                id,
                mode == Mode.TEXT ? "nowhere" : postcode,
                mode == Mode.OTHER_CURRENCY ? "FR" : country,
                mode == Mode.NEGATIVE ? "-5" : mode == Mode.FRACTION ? "3.5" : mode == Mode.TOO_HIGH ? "1e300" : "350");
    }

    /// Sells, finds and voids labels. A carrier that is silent has sold the label before.
    private void label(HttpExchange exchange, String carrier, String path, Mode mode, JsonNode body)
            throws IOException {
        var sold = labels.computeIfAbsent(carrier, _ -> new ConcurrentHashMap<>());
        var key = path.replace("/void", "");
        boolean buys = exchange.getRequestMethod().equals("POST") && !path.endsWith("/void");
        if (buys && mode == Mode.REFUSED) {
            StandInServer.send(exchange, 422, "{\"code\": \"address-unknown\"}");
        } else if (buys && mode == Mode.STATUS_401) {
            StandInServer.send(exchange, 401, "{}");
        } else if (path.endsWith("/void")) {
            if (mode == Mode.REFUSED) {
                StandInServer.send(exchange, 422, "{\"code\": \"already-used\"}");
            } else {
                voided.add(key);
                StandInServer.send(exchange, 200, "{\"voided\": true}");
            }
        } else if (!buys && !sold.containsKey(key)) {
            StandInServer.send(exchange, 404, "{}");
        } else {
            var format = body.path("format").asString("PDF");
            var label = sold.computeIfAbsent(key, _ -> label(sold.size() + 1, format, mode));
            if (mode == Mode.SILENT) {
                server.pause();
            } else if (mode != Mode.CUT) {
                StandInServer.send(exchange, 200, label);
            }
        }
    }

    private static String label(int number, String format, Mode mode) {
        var content =
                mode == Mode.NOT_A_LABEL ? "<html>" : format.equals("ZPL") ? "^XA^FDlabel^FS^XZ" : "%PDF-1.7 label";
        return """
                {"trackingNumber": "SI%06d", "trackingUrl": "https://carrier.example/track/%06d", "format": "%s",
                 "cost": {"amount": 389, "currency": "EUR"}, "data": "%s"}
                """.formatted(
                number, number, format, Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    }

    /// What it answers about a parcel.
    public void report(String trackingNumber, String events) {
        reports.put(trackingNumber, events);
    }

    /// The number of labels that a carrier sold.
    public int sold(String carrier) {
        return labels.getOrDefault(carrier, Map.of()).size();
    }

    /// Whether the label of this key is void.
    public boolean isVoided(String key) {
        return voided.contains(key);
    }

    private static String rates(Mode mode, JsonNode asked) {
        var list = JSON.createArrayNode();
        for (var each : asked.path("services")) {
            var service = each.asString();
            if (service.equals("none")) {
                continue;
            }
            var rate = list.addObject();
            rate.put("service", mode == Mode.UNKNOWN_SERVICE ? service + "-plus" : service);
            var price = rate.putObject("price");
            long minor = price(service, asked.at("/parcel/weightGrams").asLong());
            switch (mode) {
                case NEGATIVE -> price.put("amount", -minor);
                case FRACTION -> price.put("amount", 4.9);
                case TEXT -> price.put("amount", "490");
                case TOO_HIGH -> price.put("amount", Long.MAX_VALUE);
                default -> price.put("amount", minor);
            }
            price.put(
                    "currency",
                    mode == Mode.OTHER_CURRENCY
                            ? "CHF"
                            : asked.at("/parcel/value/currency").asString());
            if (mode == Mode.TWICE) {
                list.add(rate.deepCopy());
            }
        }
        return JSON.createObjectNode().set("rates", list).toString();
    }

    private static long price(String service, long grams) {
        long usual = MIN + grams / GRAMS_FOR_A_CENT;
        return service.equals("express") ? 2 * usual : usual;
    }
}
