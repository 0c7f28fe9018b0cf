package dev.kontor.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.ApiOperation;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Calls every operation that takes an id with the ids of somebody else (R19, R20): each is 404, with a
/// body that would do, and the database stays as it was.
@KontorTest
class OwnershipSweepTests {

    private static final List<String> SCHEMAS = List.of(
            "cart",
            "customer",
            "orders",
            "document",
            "payment",
            "inventory",
            "pricing",
            "catalog",
            "checkout",
            "shipping",
            "stockalert",
            "tax",
            "wishlist");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private final List<String> surprises = new ArrayList<>();

    /// Somebody with a cart that has an item and a payment, with an order, and, if signed in, with an
    /// address and a session.
    private record Owner(Map<String, String> ids, Api caller) {}

    private record Stranger(String name, Api caller, boolean signedIn) {}

    @BeforeEach
    void begin() {
        surprises.clear();
    }

    @Test
    void whatBelongsToACustomerIsNotFoundByAnybodyElse() {
        var owner = customer();
        var other = logins.customer().token();
        var otherCart = guest();
        assertOthersFindNothing(
                owner,
                List.of(
                        new Stranger("nobody", api, false),
                        new Stranger("another customer", api.as(other), true),
                        new Stranger("a guest with a token of his own", otherCart.caller(), false),
                        new Stranger(
                                "another customer with a token of somebody else's cart",
                                api.as(other)
                                        .with(
                                                "X-Cart-Token",
                                                String.valueOf(otherCart.ids().get("cartToken"))),
                                true)));
    }

    @Test
    void whatBelongsToAGuestIsNotFoundWithoutItsToken() {
        var owner = guest();
        var other = guest();
        assertOthersFindNothing(
                owner,
                List.of(
                        new Stranger("nobody", api, false),
                        new Stranger("a customer", api.as(logins.customer().token()), true),
                        new Stranger("an empty token", tokens("", ""), false),
                        new Stranger("null as the token", tokens("null", "null"), false),
                        new Stranger("another guest", other.caller(), false),
                        new Stranger(
                                "the tokens mixed up",
                                tokens(
                                        owner.ids().get("orderToken"),
                                        owner.ids().get("cartToken")),
                                false)));
    }

    @Test
    void whatBelongsToAMemberOfStaffIsNotFoundByTheOwnerOfTheShop() {
        var session = api.as(logins.owner().token())
                .get("/admin/v1/auth/sessions")
                .expect(200)
                .at("/items/0/id");
        var caller = api.as(logins.owner().token());

        assertThat(caller.delete("/admin/v1/auth/sessions/" + session).status()).isEqualTo(404);
    }

    private void assertOthersFindNothing(Owner owner, List<Stranger> strangers) {
        var operations = ApiOperation.of("store-v1").stream()
                .filter(operation ->
                        operation.hasVariables() && !operation.security().isEmpty())
                .filter(operation -> path(operation, owner) != null)
                .toList();
        assertThat(operations).hasSizeGreaterThan(15);
        EventProbe.on(jdbc).awaitDelivered();
        var before = contents(owner);

        for (var operation : operations) {
            for (var stranger : strangers) {
                boolean mayAsk = stranger.signedIn()
                        || operation.security().contains("CartToken")
                        || operation.security().contains("OrderToken");
                var answer = call(stranger.caller(), operation, owner);
                if (answer.status() != (mayAsk ? 404 : 401)) {
                    surprises.add("%s as %s: %s".formatted(operation, stranger.name(), answer));
                }
            }
        }

        assertThat(surprises).isEmpty();
        assertThat(contents(owner)).isEqualTo(before);
        operations.stream()
                .filter(ApiOperation::isRead)
                .forEach(operation -> assertThat(
                                call(owner.caller(), operation, owner).status())
                        .as("%s as its owner", operation)
                        // The owner's cart is shipped to its address, so it has no points of a carrier.
                        .isEqualTo(operation.path().endsWith("/carrier-points") ? 422 : 200));
    }

    private Api.Response call(Api caller, ApiOperation operation, Owner owner) {
        var type = operation.bodyType();
        var typed = type == null ? caller : caller.with("Content-Type", type);
        return typed.withIdempotencyKey()
                .send(
                        operation.method(),
                        Objects.requireNonNull(path(operation, owner)) + operation.requiredQuery(),
                        operation.body());
    }

    /// Absent where the owner has nothing of that kind, as guests have no addresses.
    private static @Nullable String path(ApiOperation operation, Owner owner) {
        var missing = new ArrayList<String>();
        var path = operation.path(name -> {
            var kind = kind(operation, name);
            var id = owner.ids().get(kind);
            if (id == null) {
                missing.add(kind);
            }
            return String.valueOf(id);
        });
        return missing.isEmpty() ? path : null;
    }

    private static String kind(ApiOperation operation, String variable) {
        return switch (variable) {
            case "itemId", "paymentId" -> variable;
            default -> {
                var parts = operation.path().split("/");
                for (int index = 0; index < parts.length; index++) {
                    if (parts[index].equals("{" + variable + "}")) {
                        yield parts[index - 1];
                    }
                }
                throw new IllegalArgumentException(variable);
            }
        };
    }

    private Owner customer() {
        var signedIn = api.as(logins.customer().token());
        var owner = buy(signedIn);
        var address =
                signedIn.post("/store/v1/me/addresses", BuyingShop.ICELAND).expect(201);
        owner.ids().put("addresses", address.at("/id"));
        owner.ids()
                .put(
                        "sessions",
                        signedIn.get("/store/v1/auth/sessions").expect(200).at("/items/0/id"));
        var list = signedIn.post("/store/v1/me/wishlists", Map.of("name", "Mine"))
                .expect(201)
                .at("/id");
        owner.ids().put("wishlists", list);
        var wanted = new BuyingShop(signedIn, jdbc).variant(1_000, 1);
        owner.ids()
                .put(
                        "items",
                        signedIn.post("/store/v1/me/wishlists/" + list + "/items", Map.of("variantId", wanted.text()))
                                .expect(200)
                                .at("/id"));
        owner.ids().put("stock-alerts", stockAlert(signedIn));
        return new Owner(owner.ids(), signedIn);
    }

    private String stockAlert(Api shopper) {
        var soldOut = new BuyingShop(shopper, jdbc).variant(1_000, 0);
        shopper.post("/store/v1/stock-alerts", Map.of("variantId", soldOut.text()))
                .expect(202);
        return shopper.get("/store/v1/me/stock-alerts").expect(200).at("/items/0/id");
    }

    private Owner guest() {
        return buy(api);
    }

    private Owner buy(Api buyer) {
        var shop = new BuyingShop(buyer, jdbc);
        var goods = shop.variant(1_000, 10);
        var bought = shop.payingCart(Map.of(goods, 1), "tok_approve");
        var order = shop.complete(bought).expect(201);
        var cart = shop.readyCart(Map.of(goods, 1));
        var ids = new TreeMap<String, String>();
        ids.put("orders", order.at("/id"));
        ids.put("orderToken", order.at("/token"));
        ids.put("returns", shippedAndReturned(buyer, order));
        ids.put("documents", invoice(order.at("/id")));
        ids.put("carts", cart.id());
        ids.put("cartToken", cart.token());
        ids.put("itemId", cart.api().get(cart.path("")).expect(200).at("/items/0/id"));
        ids.put("paymentId", shop.pay(cart, "tok_action_required").expect(201).at("/id"));
        return new Owner(ids, tokens(ids.get("cartToken"), ids.get("orderToken")));
    }

    private String shippedAndReturned(Api buyer, Api.Response order) {
        var staff = api.as(logins.owner().token());
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        var line = staff.get("/admin/v1/orders/" + order.at("/id")).expect(200).at("/items/0/id");
        var item = Map.of("itemId", line, "quantity", 1, "reason", "DOES_NOT_FIT");
        var id = buyer.with("X-Order-Token", order.at("/token"))
                .withIdempotencyKey()
                .post("/store/v1/returns", Map.of("orderId", order.at("/id"), "items", List.of(item)))
                .expect(201)
                .at("/id");
        label(staff, id);
        return id;
    }

    /// Approves the return and buys a label for it.
    private void label(Api staff, String id) {
        var before = jdbc.sql("select coalesce(labels::text, 'null') from orders.return_policies")
                .query(String.class)
                .single();
        labels("""
                {"carrier": "labels", "service": "parcel", "weightGrams": 500, "forBuyers": true, "address":
                    {"firstName": "Kontor", "line1": "Dock 4", "city": "Berlin", "postcode": "10115", "country": "DE"}}
                """);
        staff.post("/admin/v1/returns/" + id + "/approve", Map.of());
        CarrierStandIn.get().answer("labels", CarrierStandIn.Mode.WELL);
        staff.withIdempotencyKey()
                .post("/admin/v1/returns/" + id + "/label", Map.of())
                .expect(201);
        labels(before);
    }

    private void labels(String json) {
        jdbc.sql("update orders.return_policies set labels = nullif(:labels::jsonb, 'null')")
                .param("labels", json)
                .update();
    }

    /// The invoice of the order, with its files.
    private String invoice(String order) {
        var staff = api.as(logins.owner().token());
        DocumentFixtures.settings(staff);
        var invoice = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/invoice")
                .expect(200)
                .at("/id");
        DocumentFixtures.awaitReady(staff, invoice);
        return invoice;
    }

    private Api tokens(@Nullable String cart, @Nullable String order) {
        return api.with("X-Cart-Token", String.valueOf(cart)).with("X-Order-Token", String.valueOf(order));
    }

    /// The rows that name something of the owner, in every table that holds what people own. Other rows may
    /// be changed by work in the background.
    private Map<String, String> contents(Owner owner) {
        var ids = owner.ids().entrySet().stream()
                .filter(id -> !id.getKey().endsWith("Token"))
                .map(id -> uuid(id.getValue()))
                .map(UUID::toString)
                .collect(Collectors.joining("|"));
        var tables = jdbc.sql(
                        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = any(:schemas)")
                .param("schemas", SCHEMAS)
                .query(String.class)
                .list();
        var contents = new TreeMap<String, String>();
        for (var table : tables) {
            jdbc.sql("select coalesce(string_agg(t::text, '|' order by t::text), '') from " + table
                            + " t where t::text ~ :ids")
                    .param("ids", ids)
                    .query(String.class)
                    .optional()
                    .filter(rows -> !rows.isEmpty())
                    .ifPresent(rows -> contents.put(table, rows));
        }
        assertThat(contents).containsKeys("orders.orders", "orders.order_lines", "cart.carts", "payment.payments");
        return contents;
    }

    private static UUID uuid(String id) {
        return TypeIds.parse(OrderId.class, IdPrefix.ORDER.text() + id.substring(id.lastIndexOf('_')))
                .value();
    }
}
