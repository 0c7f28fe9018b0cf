package dev.kontor.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.cart.CartId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two members of staff, or a hundred tabs of a shopper, decide the same at the same moment, at different instances:
/// one of them does (R37-R60).
@Chaos
@Timeout(15 * 60)
class AfterSaleRaceChaos {

    private static final int ROUNDS = 5;
    private static final int TABS = 100;
    private static final Basket BASKET = Basket.of(new Basket.Line("GEN-7-0", 2), new Basket.Line("GEN-8-0", 1));

    private final Traffic traffic = new Traffic();
    private final Books books = new Books();

    @Test
    void onlyOneOfTwoStaffDecides(Stage stage) throws Exception {
        var key = stage.apiKey();
        var staff = stage.instances().stream()
                .map(instance ->
                        Api.at("http://127.0.0.1:" + instance.port()).as(key).withIdempotencyKey())
                .toList();
        var location = stage.staff().get("/admin/v1/locations").expect(200).at("/items/0/id");
        for (int round = 0; round < ROUNDS; round++) {
            confirmsOneEdit(stage, staff);
            takesBackOnce(stage, staff, location);
            exchangesOnce(stage, staff);
        }
        Report.add(
                "two staff decide the same",
                "an edit, a return and an exchange, %d times at two instances".formatted(ROUNDS),
                books.bought().size(),
                traffic,
                "",
                Invariants.violations(stage, traffic));
    }

    @Test
    void aGiftCardIsSpentOnce(Stage stage) throws Exception {
        var staff = stage.staff();
        long total = total(stage);
        var card = staff.withIdempotencyKey()
                .post("/admin/v1/gift-cards", Map.of("value", usd(total)))
                .expect(201);
        stage.books().keepSecret(card.at("/code"));
        var tabs = new ArrayList<Callable<Integer>>();
        for (int tab = 0; tab < TABS; tab++) {
            var buyer = new Buyer(stage.instances().get(tab % 2).port(), traffic, books);
            var cart = buyer.fill(BASKET, List.of(card.at("/code")));
            remember(stage, cart);
            tabs.add(() -> {
                try (buyer) {
                    return buyer.settle(cart);
                }
            });
        }
        assertThat(race(tabs)).containsOnlyOnce(201);
        assertThat(staff.get("/admin/v1/gift-cards/" + card.at("/giftCard/id"))
                        .expect(200)
                        .at("/balance/amount"))
                .isEqualTo("0");
        Report.add(
                "a gift card in many tabs",
                TABS + " tabs at two instances",
                1,
                traffic,
                "",
                Invariants.violations(stage, traffic));
    }

    private void confirmsOneEdit(Stage stage, List<Api> staff) throws Exception {
        var order = "/admin/v1/orders/" + buy(stage);
        var item = staff.getFirst().get(order).expect(200).at("/items/0/id");
        var action = Map.of("type", "SET_QUANTITY", "itemId", item, "quantity", 1);
        var edit = staff.getFirst()
                .withIdempotencyKey()
                .post(order + "/edits", Map.of("reason", "Test", "actions", List.of(action)))
                .expect(201);
        var version = "\"" + edit.at("/preview/orderVersion") + "\"";
        decidesOne(
                staff,
                200,
                one -> one.with("If-Match", version).post(order + "/edits/" + edit.at("/id") + "/confirm", Map.of()));
    }

    private void takesBackOnce(Stage stage, List<Api> staff, String location) throws Exception {
        var back = shippedAndReturned(stage, staff.getFirst());
        var units = Map.of("itemId", back.at("/items/0/id"), "quantity", 1, "condition", "SELLABLE");
        decidesOne(
                staff,
                200,
                one -> one.post(
                        "/admin/v1/returns/" + back.at("/id") + "/receive",
                        Map.of("locationId", location, "items", List.of(units))));
    }

    private void exchangesOnce(Stage stage, List<Api> staff) throws Exception {
        var back = shippedAndReturned(stage, staff.getFirst());
        var path = "/admin/v1/returns/" + back.at("/id");
        var version = "\"" + staff.getFirst().get(path).expect(200).at("/version") + "\"";
        var order =
                staff.getFirst().get("/admin/v1/orders/" + back.at("/orderId")).expect(200);
        var wanted = Map.of("variantId", order.at("/items/1/variantId"), "quantity", 1);
        decidesOne(
                staff,
                200,
                one -> one.with("If-Match", version)
                        .post(path + "/exchange", Map.of("items", List.of(wanted), "paymentMethod", "bank-transfer")));
        rememberReplacements(stage);
    }

    private Api.Response shippedAndReturned(Stage stage, Api staff) {
        var order = buy(stage);
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/fulfillments", Map.of())
                .expect(201);
        staff.withIdempotencyKey()
                .post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship")
                .expect(200);
        var item = staff.get("/admin/v1/orders/" + order).expect(200).at("/items/0/id");
        var units = Map.of("itemId", item, "quantity", 1, "reason", "CHANGED_MIND");
        return staff.withIdempotencyKey()
                .post("/admin/v1/returns", Map.of("orderId", order, "items", List.of(units)))
                .expect(201);
    }

    private String buy(Stage stage) {
        try (var buyer = new Buyer(stage.port(), traffic, books)) {
            var cart = buyer.fill(BASKET, "tok_approve");
            remember(stage, cart);
            buyer.complete(cart);
        }
        return books.bought().getLast().orderId();
    }

    private long total(Stage stage) {
        buy(stage);
        return books.bought().getLast().totalMinor();
    }

    private interface Decision {
        Api.Response by(Api staff);
    }

    private static void decidesOne(List<Api> staff, int wanted, Decision decision) throws Exception {
        var both = staff.stream()
                .<Callable<Integer>>map(
                        one -> () -> decision.by(one.withIdempotencyKey()).status())
                .toList();
        assertThat(race(both))
                .containsOnlyOnce(wanted)
                .allMatch(status -> status == wanted || status >= 400 && status < 500);
    }

    private static List<Integer> race(List<Callable<Integer>> racers) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<Integer>>();
            for (var racer : racers) {
                results.add(threads.submit(() -> {
                    start.await();
                    return racer.call();
                }));
            }
            start.countDown();
            var statuses = new ArrayList<Integer>();
            for (var result : results) {
                statuses.add(result.get());
            }
            return statuses;
        }
    }

    private static void remember(Stage stage, Buyer.Ready cart) {
        stage.changed(TypeIds.parse(CartId.class, cart.id()).value());
    }

    private static void rememberReplacements(Stage stage) {
        stage.jdbc().sql("""
                insert into chaos.changed_orders
                select o.cart_id from orders.exchanges x join orders.orders o on o.id = x.order_id
                on conflict do nothing""").update();
    }

    private static Map<String, Object> usd(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }
}
