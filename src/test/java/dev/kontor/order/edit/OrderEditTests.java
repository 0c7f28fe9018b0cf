package dev.kontor.order.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Staff change placed orders: lines, stock and money follow together, or nothing changes.
@KontorTest
class OrderEditTests extends EditScenario {

    @Autowired
    Logins logins;

    @Test
    void unitsThatAreRemovedAreFreeAndRefunded() {
        var order = test.paid("tok_approve");
        var preview = preview(order, quantity(order.line(), 1)).expect(200);
        assertThat(preview.at("/toRefund/amount")).isEqualTo("2380");
        assertThat(preview.at("/toPay/amount")).isEqualTo("0");
        assertThat(preview.at("/totalBefore/amount")).isEqualTo("7640");
        assertThat(preview.at("/totalAfter/amount")).isEqualTo("5260");
        assertThat(preview.at("/taxes/0/rate")).isEqualTo("0.19");
        assertThat(preview.at("/taxes/0/net/amount")).isEqualTo("-2000");
        assertThat(preview.at("/taxes/0/tax/amount")).isEqualTo("-380");
        assertThat(preview.at("/stock/0/allocated")).isEqualTo("-2");
        assertThat(preview.statements()).as("one for the session").hasSizeLessThanOrEqualTo(6);
        assertThat(test.stock(order.variant())).isEqualTo("10/3");

        var edit = propose(order, quantity(order.line(), 1)).expect(201);
        assertThat(edit.at("/status")).isEqualTo("PROPOSED");
        assertThat(edit.requiredHeader("Location")).endsWith(path(order.id()) + "/edits/" + edit.at("/id"));
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
        var confirmed = confirm(order.id(), edit).expect(200);

        assertThat(confirmed.at("/status")).isEqualTo("CONFIRMED");
        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(test.stock(order.variant())).isEqualTo("10/1");
        await().until(() -> test.state(order.id()).equals("OPEN PARTIALLY_REFUNDED UNFULFILLED"));
        assertThat(test.books(order.payment())).isEqualTo("7640/2380");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.units_canceled", "order.edited");
        var event = EventProbe.on(jdbc).of(order.id()).getLast().data();
        assertThat(event.at("/total/amount").asLong()).isEqualTo(5_260);
        assertThat(event.at("/items/0/quantity").asInt()).isEqualTo(-2);
        assertThat(test.timeline(order.id())).contains("EDITED").doesNotContain("UNITS_CANCELED");
        var seen = staff.get(path(order.id())).expect(200);
        assertThat(seen.at("/totals/total/amount")).isEqualTo("7640");
        assertThat(seen.at("/totals/canceled/amount")).isEqualTo("2380");
        var entry = AuditProbe.on(jdbc).of(confirmed).getFirst();
        assertThat(entry.action()).isEqualTo("order.edited");
        assertThat(entry.after()).doesNotContain("As you asked");
    }

    @Test
    void moreUnitsCostWhatTheItemCostsAndArePaidByTransfer() {
        var order = test.paid("tok_approve");
        var edit = propose(order, quantity(order.line(), 5)).expect(201);
        assertThat(edit.at("/preview/toPay/amount")).isEqualTo("2380");
        confirm(order.id(), edit).expectProblem(422, "rejected");
        confirm(order.id(), edit, "test").expectProblem(422, "rejected");
        assertThat(test.stock(order.variant())).isEqualTo("10/3");

        var confirmed = confirm(order.id(), edit, "bank-transfer").expect(200);

        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(test.stock(order.variant())).isEqualTo("10/5");
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        var seen = staff.get(path(order.id())).expect(200);
        assertThat(seen.at("/totals/total/amount")).isEqualTo("10020");
        assertThat(seen.at("/totals/tax/amount")).isEqualTo("1600");
        assertThat(seen.at("/items/2/quantity")).isEqualTo("2");
        assertThat(seen.at("/items/2/gross/amount")).isEqualTo("2380");
        assertThat(seen.at("/taxes/0/tax/amount")).isEqualTo("1600");
        assertThat(seen.json().at("/payment/tenders").size()).isEqualTo(2);
        assertThat(explained(order)).isEqualTo(10_020);

        staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/payments",
                        Map.of("amount", Map.of("amount", 2_380, "currency", "EUR"), "note", "statement 7"))
                .expect(201);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(money(order)).isEqualTo("10020/0");
        assertThat(ledger(order)).isZero();
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.edited", "order.paid");
        assertThat(EventProbe.on(jdbc)
                        .of(order.id())
                        .getLast()
                        .data()
                        .at("/again")
                        .asBoolean())
                .isTrue();

        // Everything goes back to both payments.
        staff.withIdempotencyKey()
                .post(path(order.id()) + "/cancel", Map.of("reason", "Changed my mind"))
                .expect(200);
        await().until(() -> money(order).equals("10020/10020"));
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
    }

    private long explained(Placed order) {
        var parts = staff.get(path(order.id()) + "/explain").expect(200).json().at("/parts");
        long sum = 0;
        for (var part : parts) {
            sum += part.at("/amount/amount").asLong();
        }
        return sum;
    }

    private long ledger(Placed order) {
        return jdbc.sql("select sum(amount_minor)::bigint from payment.ledger_entries where reference = :cart")
                .param("cart", order.cart())
                .query(Long.class)
                .single();
    }

    @Test
    void anotherPriceReplacesTheUnitsAndMovesNoStock() {
        var order = test.paid("tok_approve");
        ship(order, order.line(), 1);

        var confirmed = edit(order, null, price(order.line(), 2, 595)).expect(200);

        assertThat(confirmed.at("/preview/removed/0/gross/amount")).isEqualTo("2380");
        assertThat(confirmed.at("/preview/added/0/gross/amount")).isEqualTo("1190");
        assertThat(confirmed.at("/preview/added/0/tax/amount")).isEqualTo("190");
        assertThat(confirmed.json().at("/preview/stock").size()).isZero();
        assertThat(test.stock(order.variant())).isEqualTo("9/2");
        await().until(() -> money(order).equals("7640/1190"));
        var seen = staff.get(path(order.id())).expect(200);
        assertThat(seen.at("/agreedPrices/0/reason")).isEqualTo("Agreed on the phone.");
        assertThat(seen.at("/taxes/0/canceledTax/amount")).isEqualTo("380");
        assertThat(seen.at("/taxes/0/refundedTax/amount")).isEqualTo("190");
        // The rest is sent, and the order is done.
        var parcel = staff.withIdempotencyKey()
                .post(path(order.id()) + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("7/0");
    }

    @Test
    void anItemOfTheShopIsAddedAtItsPriceAndTax() {
        var shop = new BuyingShop(api, jdbc);
        var bought = shop.variant(1_000, 10);
        var other = shop.variant(620, 5);
        var order =
                shop.complete(shop.payingCart(Map.of(bought, 2), "tok_approve")).expect(201);
        var id = TypeIds.parse(OrderId.class, order.at("/id"));
        var line = staff.get(path(id)).expect(200).at("/items/0/id");
        var remove = Map.<String, Object>of("type", "SET_QUANTITY", "itemId", line, "quantity", 1);
        var add = Map.<String, Object>of("type", "ADD_ITEM", "variantId", other.text(), "quantity", 1);
        var previewed = staff.post(
                        path(id) + "/edits/preview", Map.of("reason", "Swapped", "actions", List.of(remove, add)))
                .expect(200);
        assertThat(previewed.statements()).as("one for the session").hasSizeLessThanOrEqualTo(6);

        var confirmed =
                confirm(id, propose(id, List.of(remove, add)).expect(201)).expect(200);

        assertThat(confirmed.at("/preview/added/0/gross/amount")).isEqualTo("620");
        assertThat(confirmed.at("/preview/added/0/tax/amount")).isEqualTo("120");
        assertThat(confirmed.at("/preview/taxes/0/tax/amount")).isEqualTo("-74");
        assertThat(confirmed.at("/preview/toRefund/amount")).isEqualTo("380");
        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(shop.free(bought)).isEqualTo(9);
        assertThat(shop.free(other)).isEqualTo(4);
        var own = api.with("X-Order-Token", order.at("/token"));
        await().until(() -> own.get("/store/v1/orders/" + id.text())
                .expect(200)
                .at("/payment/refunded/amount")
                .equals("380"));
        var history = own.get("/store/v1/orders/" + id.text() + "/edits").expect(200);
        assertThat(history.at("/items/0/reason")).isEqualTo("As you asked.");
        assertThat(history.at("/items/0/added/0/sku")).isEqualTo(shop.sku(other));
        assertThat(history.at("/items/0/totalAfter/amount")).isEqualTo(confirmed.at("/preview/totalAfter/amount"));
        api.with("X-Order-Token", "another")
                .get("/store/v1/orders/" + id.text() + "/edits")
                .expect(404);
        assertThat(staff.get(path(id) + "/edits").expect(200).at("/items/0/status"))
                .isEqualTo("CONFIRMED");
        var many = Map.<String, Object>of("type", "ADD_ITEM", "variantId", other.text(), "quantity", 5);
        var short5 = propose(id, List.of(many)).expect(201);
        confirm(id, short5, "bank-transfer").expectProblem(409, "out-of-stock");
        assertThat(shop.free(other)).isEqualTo(4);
        assertThat(staff.get(path(id)).expect(200).json().at("/items").size()).isEqualTo(2);
    }

    @Test
    void anItemHasNoMoreUnitsThanInACart() {
        var order = test.paid("tok_approve");
        var custom = Map.of(
                "type",
                "ADD_CUSTOM_ITEM",
                "customItem",
                Map.of("title", "Engraving"),
                "unitPrice",
                Map.of("amount", 100, "currency", "EUR"),
                "quantity",
                1_000);
        var added = Map.of("type", "ADD_ITEM", "variantId", order.variant().text(), "quantity", 1_000);

        for (var action : List.of(quantity(order.line(), 1_000), price(order.line(), 1_000, 900), added, custom)) {
            var refused = preview(order, action).expectProblem(400, "validation-failed");
            assertThat(refused.at("/errors/0/pointer")).isEqualTo("/actions/0/quantity");
            assertThat(refused.at("/errors/0/detail")).contains("999");
            propose(order, action).expectProblem(400, "validation-failed");
        }

        var preview = preview(order, quantity(order.line(), 999)).expect(200);
        assertThat(preview.at("/added/0/quantity")).isEqualTo("996");
    }

    @Test
    void anItemOfAnEarlierReleaseWithMoreUnitsIsOnlyReduced() {
        var order = test.paid("tok_approve");
        jdbc.sql("update orders.order_lines set quantity = 1200 where id = :id")
                .param("id", order.line().value())
                .update();

        var refused = preview(order, price(order.line(), 999, 900)).expect(200);
        assertThat(refused.at("/added/0/quantity")).isEqualTo("999");
        var all = Map.of(
                "type",
                "SET_PRICE",
                "itemId",
                order.line().text(),
                "unitPrice",
                Map.of("amount", 900, "currency", "EUR"),
                "priceReason",
                "Agreed on the phone.");
        var problem = preview(order, all).expectProblem(422, "quantity-limit");
        assertThat(problem.at("/errors/0/pointer")).isEqualTo("/actions/0/quantity");
        assertThat(problem.at("/errors/0/detail")).contains("999");
        preview(order, quantity(order.line(), 900)).expect(200);
    }

    @Test
    void whatWasShippedOrRefundedOrIsUnknownIsNotEdited() {
        var order = test.paid("tok_approve");
        ship(order, order.line(), 2);
        propose(order, quantity(order.line(), 1)).expectProblem(422, "quantity-limit");
        propose(order, quantity(order.line(), 3)).expectProblem(422, "rejected");
        propose(order, price(order.line(), 2, 100)).expectProblem(422, "quantity-limit");
        propose(order, quantity(order.line(), 2), quantity(order.line(), 2)).expectProblem(422, "rejected");
        propose(order, Map.of("type", "ADD_ITEM", "variantId", order.variant().text(), "quantity", 1))
                .expectProblem(422, "rejected");
        propose(order, Map.of("type", "SET_QUANTITY", "quantity", 1)).expectProblem(422, "rejected");
        var stale = propose(order, quantity(second(order), 0)).expect(201);
        var version = stale.at("/preview/orderVersion");
        ship(order, second(order), 1);

        confirm(order.id(), stale, version, null).expectProblem(412, "precondition-failed");
        assertThat(staff.get(path(order.id()) + "/edits/" + stale.at("/id"))
                        .expect(200)
                        .json()
                        .has("preview"))
                .isFalse();
        var now = staff.get(path(order.id())).expect(200).at("/version");
        confirm(order.id(), stale, now, null).expectProblem(422, "quantity-limit");
        assertThat(money(order)).isEqualTo("7640/0");

        var canceled = staff.post(path(order.id()) + "/edits/" + stale.at("/id") + "/cancel")
                .expect(200);
        assertThat(canceled.at("/status")).isEqualTo("CANCELED");
        staff.post(path(order.id()) + "/edits/" + stale.at("/id") + "/cancel")
                .expectProblem(409, "invalid-state-transition");
        confirm(order.id(), stale, now, null).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void anEditOfEverythingAtOnceRunsAFixedNumberOfStatements() {
        var order = test.paid("tok_approve");

        var confirmed = edit(order, "bank-transfer", quantity(order.line(), 2), quantity(second(order), 6))
                .expect(200);

        assertThat(confirmed.at("/preview/toPay/amount")).isEqualTo("2380");
        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(test.stock(order.variant())).isEqualTo("10/2");
        assertThat(test.stock(order.order().lines().get(1).variantId())).isEqualTo("10/6");
    }

    @Test
    void anEditThatLeavesNothingIsACancellation() {
        var order = test.paid("tok_approve");

        propose(order, quantity(order.line(), 0), quantity(second(order), 0)).expectProblem(422, "rejected");

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
    }

    @Test
    void pricesAndRemovalsNeedPermissions() {
        var order = test.paid("tok_approve");
        var clerk = api.as(logins.staff(Permission.ORDERS_READ, Permission.ORDERS_WRITE)
                        .token())
                .withIdempotencyKey();
        clerk.post(path(order.id()) + "/edits", Map.of("reason", "x", "actions", List.of(price(order.line(), 1, 1))))
                .expectProblem(403, "missing-permission");
        var edit = clerk.withIdempotencyKey()
                .post(path(order.id()) + "/edits", Map.of("reason", "x", "actions", List.of(quantity(order.line(), 1))))
                .expect(201);
        clerk.withIdempotencyKey()
                .with("If-Match", "\"" + edit.at("/preview/orderVersion") + "\"")
                .post(path(order.id()) + "/edits/" + edit.at("/id") + "/confirm", Map.of())
                .expectProblem(403, "missing-permission");
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
    }

    @Test
    void anInvoicedOrderIsOnlyReduced() {
        var shop = new BuyingShop(api, jdbc);
        var bought = shop.variant(1_000, 10);
        var order =
                shop.complete(shop.payingCart(Map.of(bought, 2), "tok_approve")).expect(201);
        var id = TypeIds.parse(OrderId.class, order.at("/id"));
        DocumentFixtures.settings(staff);
        var line = staff.get(path(id)).expect(200).at("/items/0/id");
        var three = List.of(Map.of("type", "SET_QUANTITY", "itemId", line, "quantity", 3));
        var more = propose(id, three).expect(201);
        var version = more.at("/preview/orderVersion");
        staff.withIdempotencyKey().post(path(id) + "/invoice").expect(200);

        assertThat(staff.get(path(id) + "/edits/" + more.at("/id"))
                        .expect(200)
                        .json()
                        .has("preview"))
                .as("no longer possible")
                .isFalse();
        confirm(id, more, version, "bank-transfer").expectProblem(409, "invalid-state-transition");
        propose(id, three).expectProblem(409, "invalid-state-transition");
        var preview = staff.post(path(id) + "/edits/preview", Map.of("reason", "One more", "actions", three));
        assertThat(preview.expectProblem(409, "invalid-state-transition").at("/detail"))
                .contains("invoice");

        var less = propose(id, List.of(Map.of("type", "SET_QUANTITY", "itemId", line, "quantity", 1)))
                .expect(201);
        confirm(id, less).expect(200);
        await().until(() -> staff.get("/admin/v1/documents?orderId=" + id.text() + "&kind=CREDIT_NOTE")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size()
                == 1);
        var note = staff.get("/admin/v1/documents?orderId=" + id.text() + "&kind=CREDIT_NOTE")
                .expect(200);
        assertThat(note.at("/items/0/total/amount")).isEqualTo("1000");
    }

    @Test
    void ofTwoWhoConfirmTheSameEditOneSucceeds() throws Exception {
        var order = test.paid("tok_approve");
        var edit = propose(order, quantity(order.line(), 1), quantity(second(order), 4))
                .expect(201);
        var version = edit.at("/preview/orderVersion");
        Callable<Integer> confirm =
                () -> confirm(order.id(), edit, version, null).status();

        assertThat(TestOrders.race(List.of(confirm, confirm, confirm))).containsOnlyOnce(200);

        assertThat(test.stock(order.variant())).isEqualTo("10/1");
        await().until(() -> money(order).equals("7640/1190"));
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).containsOnlyOnce("order.edited");
    }

    @Test
    void editsRaceWithParcelsCancellationsAndRefunds() throws Exception {
        for (var other : List.of("ship", "cancel", "refund")) {
            var order = test.paid("tok_approve");
            var edit = propose(order, quantity(order.line(), 0)).expect(201);
            var version = edit.at("/preview/orderVersion");
            Callable<Integer> confirm =
                    () -> confirm(order.id(), edit, version, null).status();
            Callable<Integer> against = () -> against(order, other).status();

            var statuses = TestOrders.race(List.of(confirm, against));

            assertThat(statuses.getFirst()).as(other).isIn(200, 409, 412, 422);
            boolean edited = statuses.getFirst() == 200;
            switch (other) {
                case "ship" -> {
                    assertThat(edited).as("%s", statuses).isNotEqualTo(statuses.getLast() == 201);
                    assertThat(test.stock(order.variant())).isEqualTo(edited ? "10/0" : "10/3");
                    await().until(() -> money(order).equals(edited ? "7640/3570" : "7640/0"));
                }
                case "cancel" -> {
                    await().until(() -> money(order).equals("7640/7640"));
                    assertThat(test.stock(order.variant())).isEqualTo("10/0");
                }
                default -> {
                    // The same units are paid for once: the edit, the refund, or both of them one after the other.
                    await().until(() -> money(order).equals("7640/3570"));
                    assertThat(test.stock(order.variant())).isEqualTo("10/0");
                }
            }
        }
    }

    private Api.Response against(Placed order, String other) {
        var items = List.of(Map.of("itemId", order.line().text(), "quantity", 3));
        return switch (other) {
            case "ship" -> staff.withIdempotencyKey().post(path(order.id()) + "/fulfillments", Map.of("items", items));
            case "cancel" -> staff.withIdempotencyKey().post(path(order.id()) + "/cancel", Map.of("reason", "Test"));
            default ->
                staff.withIdempotencyKey()
                        .post(
                                "/admin/v1/payments/" + order.payment().text() + "/refunds",
                                Map.of(
                                        "items",
                                        List.of(Map.of("id", order.line().text(), "quantity", 3)),
                                        "reason",
                                        "Test"));
        };
    }

    @Test
    void refundedUnitsAreNotSentAndARefundedOrderIsNotPacked() {
        var order = test.paid("tok_approve");
        against(order, "refund").expect(201);
        await().until(() -> money(order).equals("7640/3570"));
        var parcel = staff.withIdempotencyKey()
                .post(path(order.id()) + "/fulfillments", Map.of())
                .expect(201);
        assertThat(parcel.json().at("/items").size()).isEqualTo(1);
        assertThat(parcel.at("/items/0/itemId")).isEqualTo(second(order).text());
        propose(order, quantity(order.line(), 0)).expectProblem(422, "rejected");

        var whole = test.paid("tok_approve");
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + whole.payment().text() + "/refunds",
                        Map.of("amount", Map.of("amount", 7_640, "currency", "EUR"), "reason", "Test"))
                .expect(201);
        await().until(() -> test.state(whole.id()).startsWith("CANCELED"));
        staff.withIdempotencyKey()
                .post(path(whole.id()) + "/fulfillments", Map.of())
                .expectProblem(409, "invalid-state-transition");
        propose(whole, quantity(whole.line(), 1)).expectProblem(409, "invalid-state-transition");
    }
}
