package dev.kontor.chaos;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A member of staff whose buyer has just bought: ships, cancels, edits, moves, takes back, exchanges, replaces and
/// refunds, in any order, and repeats what was not answered with the same key. What is refused is refused.
final class Clerk implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final IntPredicate ANY = status -> status < 500;

    /// @param methods codes of the shipping methods of the demo shop that go there
    private record Destination(Map<String, String> address, List<String> methods) {

        static Destination of(String country, String region, String city, String postcode, String methods) {
            var address = new HashMap<>(Map.of(
                    "firstName",
                    "Ada",
                    "lastName",
                    "Lovelace",
                    "line1",
                    Buyer.STREET,
                    "city",
                    city,
                    "postcode",
                    postcode,
                    "country",
                    country));
            if (!region.isEmpty()) {
                address.put("region", region);
            }
            return new Destination(address, List.of(methods + "-standard", methods + "-express"));
        }
    }

    private static final List<Destination> DESTINATIONS = List.of(
            Destination.of("US", "CA", "Santa Monica", "90401", "us"),
            Destination.of("US", "NY", "New York", "10001", "us"),
            Destination.of("US", "TX", "El Paso", "79901", "us"),
            Destination.of("DE", "", "Berlin", "10115", "eu"),
            Destination.of("FR", "", "Lyon", "69001", "eu"));

    private final Caller caller;
    private final String token;
    private final String location;
    private final Random random;
    private final List<String> orders = new ArrayList<>();
    private final List<String> returns = new ArrayList<>();
    private final List<String> variants = new ArrayList<>();
    private final Map<String, String> methods = new HashMap<>();
    private int done;

    /// @param token of an API key or a session
    /// @param location where goods come back
    Clerk(int port, Traffic traffic, String token, String location, Random random) {
        this.caller = Caller.stubborn(port, traffic);
        this.token = token;
        this.location = location;
        this.random = random;
    }

    /// @return the code
    String issueCard(long minor) {
        return insist("POST", "/admin/v1/gift-cards", Map.of("value", usd(minor)))
                .at("/code")
                .asString();
    }

    /// Does so many things to an order and to those that replace its units, then records what is still to be paid.
    ///
    /// @return the orders
    List<String> handle(String order, int steps) {
        orders.clear();
        returns.clear();
        variants.clear();
        orders.add(order);
        order(order)
                .at("/items")
                .forEach(item -> variants.add(item.at("/variantId").asString()));
        for (int step = 0; step < steps; step++) {
            switch (random.nextInt(14)) {
                case 0, 1, 2 -> ship();
                case 3 -> cancel();
                case 4, 5 -> edit();
                case 6 -> bringBack();
                case 7 -> exchange();
                case 8, 9 -> receive();
                case 10 -> claimOrRefund();
                case 11, 12 -> move();
                default -> goodwill();
            }
        }
        orders.forEach(this::payRest);
        return List.copyOf(orders);
    }

    /// How many changes were not refused so far.
    int done() {
        return done;
    }

    private void ship() {
        var order = any(orders);
        var units = Map.of("itemId", item(order), "quantity", 1 + random.nextInt(2));
        var parcel = tried("POST", "/admin/v1/orders/" + order + "/fulfillments", Map.of("items", List.of(units)));
        if (parcel != null) {
            tried("POST", "/admin/v1/fulfillments/" + parcel.at("/id").asString() + "/ship", Map.of());
        }
    }

    private void cancel() {
        var order = any(orders);
        var units = Map.of("itemId", item(order), "quantity", 1);
        tried("POST", "/admin/v1/orders/" + order + "/cancel", Map.of("reason", "Test", "items", List.of(units)));
    }

    private void edit() {
        var order = any(orders);
        var action = new HashMap<String, Object>(Map.of("itemId", item(order)));
        if (random.nextInt(3) == 0) {
            action.putAll(Map.of(
                    "type",
                    "SET_PRICE",
                    "quantity",
                    1,
                    "unitPrice",
                    usd(1 + random.nextInt(2_000)),
                    "priceReason",
                    "Test"));
        } else {
            action.putAll(Map.of("type", "SET_QUANTITY", "quantity", random.nextInt(5)));
        }
        confirmed(order, List.of(action));
    }

    /// Sends an order elsewhere, by another method, or both.
    private void move() {
        var destination = DESTINATIONS.get(random.nextInt(DESTINATIONS.size()));
        var actions = new ArrayList<Map<String, Object>>();
        int kind = random.nextInt(4);
        if (kind != 0) {
            actions.add(Map.of("type", "SET_ADDRESS", "shippingAddress", destination.address()));
        }
        if (kind != 1) {
            var method = destination.methods().get(random.nextInt(2));
            var shipping =
                    new HashMap<String, Object>(Map.of("type", "SET_SHIPPING", "shippingMethodId", method(method)));
            if (random.nextInt(3) == 0) {
                shipping.putAll(Map.of("shippingPrice", usd(random.nextInt(900)), "priceReason", "Test"));
            }
            actions.add(shipping);
        }
        confirmed(any(orders), actions);
    }

    private String method(String code) {
        if (methods.isEmpty()) {
            get("/admin/v1/shipping-methods?limit=100")
                    .at("/items")
                    .forEach(each -> methods.put(
                            each.at("/code").asString(), each.at("/id").asString()));
        }
        return requireNonNull(methods.get(code));
    }

    private void confirmed(String order, List<? extends Map<String, ?>> actions) {
        var path = "/admin/v1/orders/" + order + "/edits";
        var edit = tried("POST", path, Map.of("reason", "Test", "actions", actions));
        if (edit == null) {
            return;
        }
        var confirm = path + "/" + edit.at("/id").asString();
        var version = edit.at("/preview/orderVersion").asString();
        if (tried("POST", confirm + "/confirm", match(version), Map.of("paymentMethod", "bank-transfer")) == null) {
            tried("POST", confirm + "/cancel", Map.of());
        }
    }

    private void bringBack() {
        var order = any(orders);
        var units = Map.of("itemId", item(order), "quantity", 1 + random.nextInt(2), "reason", "CHANGED_MIND");
        var back = tried("POST", "/admin/v1/returns", Map.of("orderId", order, "items", List.of(units)));
        if (back != null) {
            returns.add(back.at("/id").asString());
        }
    }

    private void exchange() {
        if (returns.isEmpty()) {
            return;
        }
        var path = "/admin/v1/returns/" + any(returns);
        var version = get(path).at("/version").asString();
        var wanted = Map.of("variantId", any(variants), "quantity", 1 + random.nextInt(2));
        var shipment = random.nextBoolean() ? "AT_ONCE" : "AFTER_RECEIPT";
        var exchanged = tried(
                "POST",
                path + "/exchange",
                match(version),
                Map.of("items", List.of(wanted), "shipment", shipment, "paymentMethod", "bank-transfer"));
        if (exchanged != null) {
            orders.add(exchanged.at("/exchange/orderId").asString());
        }
    }

    private void receive() {
        if (returns.isEmpty()) {
            return;
        }
        var path = "/admin/v1/returns/" + any(returns);
        var units = Map.of(
                "itemId",
                get(path).at("/items/0/id").asString(),
                "quantity",
                1 + random.nextInt(2),
                "condition",
                random.nextInt(4) == 0 ? "DAMAGED" : "SELLABLE");
        tried("POST", path + "/receive", Map.of("locationId", location, "items", List.of(units)));
    }

    private void claimOrRefund() {
        if (random.nextBoolean() && !returns.isEmpty()) {
            tried("POST", "/admin/v1/returns/" + any(returns) + "/refund", Map.of());
            return;
        }
        var order = any(orders);
        var units = Map.of("itemId", item(order), "quantity", 1, "reason", "WRONG_ITEM");
        var resolution = random.nextBoolean() ? "REPLACE" : "REFUND";
        var claim = tried(
                "POST",
                "/admin/v1/claims",
                Map.of("orderId", order, "items", List.of(units), "resolution", resolution));
        if (claim != null && claim.has("exchange")) {
            orders.add(claim.at("/exchange/orderId").asString());
        }
    }

    private void goodwill() {
        var payment = order(any(orders)).at("/paymentId").asString();
        tried(
                "POST",
                "/admin/v1/payments/" + payment + "/refunds",
                Map.of("amount", usd(1 + random.nextInt(300)), "keepUnits", true, "reason", "Test"));
    }

    /// Records what the buyer still has to transfer.
    private void payRest(String order) {
        var payment = order(order).at("/payment");
        long open =
                payment.at("/tenders").isEmpty() ? open(payment, order(order).at("/totals/total")) : 0;
        for (var tender : payment.at("/tenders")) {
            open += open(tender, tender.at("/amount"));
        }
        if (open > 0) {
            tried("POST", "/admin/v1/orders/" + order + "/payments", Map.of("amount", usd(open), "note", "Test"));
        }
    }

    private static long open(JsonNode payment, JsonNode amount) {
        return payment.at("/status").asString().equals("AWAITING_TRANSFER")
                ? amount.at("/amount").longValue()
                        - payment.at("/captured/amount").longValue()
                : 0;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String item(String order) {
        var items = order(order).at("/items");
        return items.get(random.nextInt(items.size())).at("/id").asString();
    }

    private JsonNode order(String order) {
        return get("/admin/v1/orders/" + order);
    }

    private JsonNode get(String path) {
        return caller.insist("staff", "GET", path, "Authorization: Bearer " + token + "\r\n", "", Caller::isGood);
    }

    private JsonNode insist(String method, String path, Map<String, ?> body) {
        return caller.insist("staff", method, path, headers(""), JSON.writeValueAsString(body), Caller::isGood);
    }

    private @Nullable JsonNode tried(String method, String path, Map<String, ?> body) {
        return tried(method, path, "", body);
    }

    /// @return the answer; null if it was refused
    private @Nullable JsonNode tried(String method, String path, String condition, Map<String, ?> body) {
        var answer = caller.insist("staff", method, path, headers(condition), JSON.writeValueAsString(body), ANY);
        if (answer.has("code") && answer.has("status")) {
            return null;
        }
        done++;
        return answer;
    }

    private String headers(String condition) {
        return "Authorization: Bearer " + token + "\r\n" + Caller.key() + condition;
    }

    private static String match(String version) {
        return "If-Match: \"" + version + "\"\r\n";
    }

    private static Map<String, Object> usd(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }

    @Override
    public void close() {
        caller.close();
    }
}
