package dev.kontor.order.replacement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Returned units are exchanged for others: value, stock and documents are exact, whatever happens at the
/// same time.
@KontorTest
class ExchangeTests extends ExchangeScenario {

    @Test
    void theBuyerPaysTheDifferenceAndGetsTheOtherMugWhenTheFirstCameBack() {
        var mug = shop.variant(1_240, 10);
        var large = shop.variant(2_480, 5);
        var order = shipped(Map.of(mug, 2));
        var requested = buyer(order)
                .post(
                        "/store/v1/returns",
                        Map.of(
                                "orderId", order.id(),
                                "items", List.of(units(line(order, 0), 1)),
                                "replacements", List.of(wanted(large, 1))))
                .expect(201);
        assertThat(requested.at("/kind")).isEqualTo("EXCHANGE");
        assertThat(requested.at("/replacements/0/variantId")).isEqualTo(large.text());
        staff.post(path(requested) + "/approve", Map.of()).expect(200);

        var preview = preview(requested, Map.of()).expect(200);
        assertThat(preview.at("/value/amount")).isEqualTo("1240");
        assertThat(preview.at("/valueTaxes/0/tax/amount")).isEqualTo("240");
        assertThat(preview.at("/replacements/0/sku")).isEqualTo(shop.sku(large));
        assertThat(preview.at("/taxes/0/rate")).isEqualTo("0.24");
        assertThat(preview.at("/taxes/0/tax/amount")).isEqualTo("480");
        assertThat(preview.at("/total/amount")).isEqualTo("2480");
        assertThat(preview.at("/credit/amount")).isEqualTo("1240");
        assertThat(preview.at("/toPay/amount")).isEqualTo("1240");
        assertThat(preview.at("/toRefund/amount")).isEqualTo("0");
        assertThat(preview.statements()).as("one for the session").hasSizeLessThanOrEqualTo(7);
        assertThat(shop.free(large)).isEqualTo(5);

        exchange(requested, Map.of()).expectProblem(422, "rejected");
        exchange(requested, Map.of("paymentMethod", "bank-transfer", "expectedTotal", usd(2_000)))
                .expectProblem(409, "price-changed");
        assertThat(shop.free(large)).isEqualTo(5);
        var exchanged = exchange(requested, Map.of("paymentMethod", "bank-transfer", "expectedTotal", usd(2_480)))
                .expect(200);

        assertThat(exchanged.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(exchanged.at("/exchange/status")).isEqualTo("OPEN");
        assertThat(exchanged.at("/exchange/toPay/amount")).isEqualTo("1240");
        assertThat(exchanged.at("/refunds/0/transferred")).isEqualTo("true");
        var replacement = exchanged.at("/exchange/orderId");
        assertThat(shop.free(large)).isEqualTo(4);
        assertThat(state(replacement)).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        assertThat(order(replacement).json().has("hold")).isTrue();
        assertThat(order(replacement).at("/totals/total/amount")).isEqualTo("2480");
        assertThat(order(replacement).at("/totals/tax/amount")).isEqualTo("480");
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + replacement + "/fulfillments", Map.of())
                .expectProblem(409, "invalid-state-transition");

        // The value is reserved: neither the return nor the payment gives it back a second time.
        staff.withIdempotencyKey()
                .post(path(requested) + "/refund", Map.of())
                .expectProblem(409, "invalid-state-transition");
        staff.post(path(requested) + "/cancel").expectProblem(409, "invalid-state-transition");
        exchange(requested, Map.of("paymentMethod", "bank-transfer")).expectProblem(409, "invalid-state-transition");
        assertThat(ledger(order.id(), replacement))
                .isEqualTo(Map.of(
                        "PROVIDER_CLEARING", 2_980L,
                        "RECEIVABLE", 2_480L,
                        "SALES", -5_460L,
                        "REFUNDS", 1_240L,
                        "REFUNDS_PAYABLE", -1_240L));

        receive(requested, 1, "SELLABLE").expect(200);
        awaitReturn(requested, "/exchange/status", "SETTLED");
        assertThat(now(requested).at("/status")).isEqualTo("REFUNDED");
        assertThat(order(replacement).json().has("hold")).isFalse();
        assertThat(state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(state(replacement)).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        assertThat(provider(order)).as("no money left the provider").isEqualTo("2980/0");
        paid(replacement, 1_240).expect(201);
        assertThat(state(replacement)).isEqualTo("OPEN PAID UNFULFILLED");
        ship(replacement);

        assertThat(state(replacement)).isEqualTo("COMPLETED PAID FULFILLED");
        assertThat(money(replacement)).isEqualTo("2480/0");
        assertThat(money(order.id())).isEqualTo("2980/1240");
        assertThat(ledger(order.id(), replacement))
                .isEqualTo(Map.of("PROVIDER_CLEARING", 4_220L, "SALES", -5_460L, "REFUNDS", 1_240L));
        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(OrderId.class, replacement)))
                .contains("order.placed", "order.on_hold", "order.released", "order.paid", "order.completed");
        var seen = buyer(order).get("/store/v1/returns/" + requested.at("/id")).expect(200);
        assertThat(seen.at("/exchange/orderId")).isEqualTo(replacement);
        assertThat(seen.json().at("/refunds").size()).isZero();
        assertThat(order(order.id()).at("/taxes/0/refundedTax/amount")).isEqualTo("240");
    }

    @Test
    void whatIsLeftOfTheValueIsRefunded() {
        var mug = shop.variant(2_480, 10);
        var small = shop.variant(620, 5);
        var order = shipped(Map.of(mug, 1));
        var created = returned(order, 1);
        receive(created, 1, "SELLABLE").expect(200);
        var preview = preview(created, sending(small, 1)).expect(200);
        // All units of the order came back, and therefore its shipping is refunded.
        assertThat(preview.at("/value/amount")).isEqualTo("2980");
        assertThat(preview.at("/toRefund/amount")).isEqualTo("2360");

        var exchanged = exchange(created, sending(small, 1)).expect(200);

        var replacement = exchanged.at("/exchange/orderId");
        assertThat(order(replacement).json().has("hold"))
                .as("nothing to wait for")
                .isFalse();
        awaitReturn(created, "/status", "REFUNDED");
        await().atMost(SOON).until(() -> money(order.id()).equals("2980/2980"));
        assertThat(provider(order)).isEqualTo("2980/2360");
        assertThat(state(order.id())).isEqualTo("COMPLETED REFUNDED FULFILLED");
        assertThat(state(replacement)).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order.id(), replacement))
                .isEqualTo(Map.of("PROVIDER_CLEARING", 620L, "SALES", -3_600L, "REFUNDS", 2_980L));
        assertThat(shop.free(mug)).isEqualTo(10);
        assertThat(shop.free(small)).isEqualTo(4);

        // The buyer does not like it either: the money that never moved goes back where it is.
        ship(replacement);
        var again = returned(new Bought(replacement, order.token(), order.cart()), 1);
        receive(again, 1, "DAMAGED").expect(200);
        staff.withIdempotencyKey().post(path(again) + "/refund", Map.of()).expect(200);
        await().atMost(SOON).until(() -> provider(order).equals("2980/2980"));
        awaitReturn(again, "/status", "REFUNDED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ledger(order.id(), replacement))
                        .isEqualTo(Map.of("SALES", -3_600L, "REFUNDS", 3_600L)));
    }

    @Test
    void aReplacementThatIsReducedBeforeTheUnitsArriveCostsWhatIsLeftOfIt() {
        var mug = shop.variant(1_240, 10);
        var order = shipped(Map.of(mug, 2));
        var created = returned(order, 1);
        var exchanged = exchange(created, with(sending(mug, 3), "paymentMethod", "bank-transfer"))
                .expect(200);
        var replacement = exchanged.at("/exchange/orderId");
        paid(replacement, 2_480).expect(201);
        assertThat(state(replacement)).isEqualTo("OPEN AUTHORIZED UNFULFILLED");
        var reduced = order(replacement);
        var proposed = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + replacement + "/edits",
                        Map.of(
                                "reason",
                                "One is enough",
                                "actions",
                                List.of(Map.of(
                                        "type", "SET_QUANTITY", "itemId", reduced.at("/items/0/id"), "quantity", 1))))
                .expect(201);
        staff.withIdempotencyKey()
                .with("If-Match", "\"" + reduced.at("/version") + "\"")
                .post("/admin/v1/orders/" + replacement + "/edits/" + proposed.at("/id") + "/confirm", Map.of())
                .expect(200);

        receive(created, 1, "SELLABLE").expect(200);
        awaitReturn(created, "/exchange/status", "SETTLED");

        await().atMost(SOON).untilAsserted(() -> {
            retryRefunds();
            assertThat(money(replacement)).isEqualTo("3720/2480");
        });
        ship(replacement);
        assertThat(state(replacement)).startsWith("COMPLETED");
        assertThat(money(replacement)).isEqualTo("3720/2480");
    }

    @Test
    void anEqualExchangeIsShippedAtOnceAndExchangedAgain() {
        var mug = shop.variant(1_240, 10);
        var blue = shop.variant(1_240, 5);
        var order = shipped(Map.of(mug, 2));
        var created = returned(order, 1);

        var exchanged =
                exchange(created, with(sending(blue, 1), "shipment", "AT_ONCE")).expect(200);

        var replacement = exchanged.at("/exchange/orderId");
        assertThat(state(replacement)).isEqualTo("OPEN AUTHORIZED UNFULFILLED");
        ship(replacement);
        assertThat(state(replacement)).isEqualTo("OPEN AUTHORIZED FULFILLED");
        receive(created, 1, "SELLABLE").expect(200);
        awaitOrder(replacement, "COMPLETED PAID FULFILLED");
        assertThat(money(order.id())).isEqualTo("2980/1240");
        assertThat(provider(order)).isEqualTo("2980/0");

        // A replacement can be exchanged too: the value still comes from the first payment.
        var second = returned(new Bought(replacement, order.token(), order.cart()), 1);
        receive(second, 1, "SELLABLE").expect(200);
        var third = exchange(second, sending(mug, 1)).expect(200).at("/exchange/orderId");
        awaitOrder(third, "OPEN PAID UNFULFILLED");
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + third + "/cancel", Map.of("reason", "Test"))
                .expect(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(ledger(order.id(), replacement, third))
                        .isEqualTo(Map.of("PROVIDER_CLEARING", 1_740L, "SALES", -5_460L, "REFUNDS", 3_720L)));
        assertThat(provider(order)).isEqualTo("2980/1240");
    }

    @Test
    void anExchangeIsGivenUpWithItsOrder() {
        var mug = shop.variant(1_240, 10);
        var blue = shop.variant(1_240, 5);
        var order = shipped(Map.of(mug, 2));
        var created = returned(order, 1);
        var replacement = exchange(created, sending(blue, 1)).expect(200).at("/exchange/orderId");

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + replacement + "/cancel", Map.of("reason", "Test"))
                .expect(200);

        awaitReturn(created, "/exchange/status", "CANCELED");
        assertThat(shop.free(blue)).isEqualTo(5);
        assertThat(ledger(order.id(), replacement)).isEqualTo(Map.of("PROVIDER_CLEARING", 2_980L, "SALES", -2_980L));
        receive(created, 1, "SELLABLE").expect(200);
        staff.withIdempotencyKey().post(path(created) + "/refund", Map.of()).expect(200);
        awaitReturn(created, "/status", "REFUNDED");
        assertThat(provider(order)).isEqualTo("2980/1240");
    }

    @Test
    void staffDecideAboutUnitsThatAreLost() {
        var mug = shop.variant(1_240, 10);
        var blue = shop.variant(1_240, 5);
        var order = shipped(Map.of(mug, 2));
        var created = returned(order, 2);
        var replacement = exchange(created, sending(blue, 2)).expect(200).at("/exchange/orderId");
        receive(created, 1, "SELLABLE").expect(200);
        receive(created, 1, "LOST").expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(now(created).at("/exchange/status")).isEqualTo("OPEN");

        api.as(logins.staff(Permission.RETURNS_READ, Permission.RETURNS_WRITE).token())
                .post(path(created) + "/exchange/settle")
                .expectProblem(403, "missing-permission");
        staff.post(path(created) + "/exchange/settle").expect(200);

        assertThat(now(created).at("/exchange/status")).isEqualTo("SETTLED");
        assertThat(state(replacement)).isEqualTo("OPEN PAID UNFULFILLED");
        staff.post(path(created) + "/exchange/settle").expectProblem(409, "invalid-state-transition");
    }

    @Test
    void invoicedOrdersAreExchangedByACreditNoteAndAnInvoice() {
        DocumentFixtures.settings(staff);
        var mug = shop.variant(1_240, 10);
        var large = shop.variant(2_480, 5);
        var order = shipped(Map.of(mug, 2));
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.id() + "/invoice")
                .expect(200);
        var created = returned(order, 1);
        receive(created, 1, "SELLABLE").expect(200);

        var replacement = exchange(created, with(sending(large, 1), "paymentMethod", "bank-transfer"))
                .expect(200)
                .at("/exchange/orderId");

        await().atMost(SOON)
                .until(() ->
                        documents(order.id(), "CREDIT_NOTE").json().at("/items").size() == 1);
        var credit = documents(order.id(), "CREDIT_NOTE").at("/items/0/id");
        assertThat(staff.get("/admin/v1/documents/" + credit).expect(200).at("/content/settlement"))
                .isEqualTo("EXCHANGED");
        assertThat(documents(order.id(), "CREDIT_NOTE").at("/items/0/total/amount"))
                .isEqualTo("1240");
        paid(replacement, 1_240).expect(201);
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + replacement + "/invoice")
                .expect(200);
        assertThat(documents(replacement, "INVOICE").at("/items/0/total/amount"))
                .isEqualTo("2480");
        assertThat(documents(replacement, "CREDIT_NOTE").json().at("/items").size())
                .isZero();
    }

    private Api.Response documents(String order, String kind) {
        return staff.get("/admin/v1/documents?orderId=" + order + "&kind=" + kind)
                .expect(200);
    }

    @Test
    void theValueOfAGiftCardIsReturnedToTheCard() {
        var mug = shop.variant(1_240, 10);
        var blue = shop.variant(1_240, 5);
        var card = new GiftCardShop(staff, jdbc).issue(1_000);
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api().post(cart.path("/gift-cards"), Map.of("code", card.code())).expect(200);
        var order = completed(cart);
        ship(order.id());
        var created = returned(order, 1);
        receive(created, 1, "SELLABLE").expect(200);
        var replacement = exchange(created, with(sending(blue, 1), "shipping", "NONE"))
                .expect(200)
                .at("/exchange/orderId");
        awaitOrder(replacement, "OPEN PAID UNFULFILLED");
        // 7.40 of the order were paid by card, which pays first; the rest comes from the gift card.
        assertThat(order(replacement).json().at("/payment/tenders").size()).isEqualTo(2);

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + replacement + "/cancel", Map.of("reason", "Test"))
                .expect(200);

        await().atMost(SOON).until(() -> provider(order).equals("740/740"));
        await().atMost(SOON)
                .until(() -> staff.get("/admin/v1/gift-cards/" + card.id())
                        .expect(200)
                        .at("/balance/amount")
                        .equals("500"));
    }

    @Test
    void agreedPricesAndRefundsNeedPermissions() {
        var mug = shop.variant(1_240, 10);
        var small = shop.variant(620, 5);
        var order = shipped(Map.of(mug, 2));
        var created = returned(order, 1);
        var clerk = api.as(
                logins.staff(Permission.RETURNS_READ, Permission.RETURNS_WRITE).token());
        var agreed = Map.of(
                "items",
                List.of(Map.of(
                        "variantId",
                        small.text(),
                        "quantity",
                        1,
                        "unitPrice",
                        usd(1_240),
                        "priceReason",
                        "The same in blue.")));
        clerk.post(path(created) + "/exchange-preview", agreed).expectProblem(403, "missing-permission");
        clerk.withIdempotencyKey()
                .with("If-Match", "\"" + created.at("/version") + "\"")
                .post(path(created) + "/exchange", sending(small, 1))
                .expectProblem(403, "missing-permission");
        assertThat(shop.free(small)).isEqualTo(5);

        var replacement = exchange(created, agreed).expect(200).at("/exchange/orderId");

        assertThat(order(replacement).at("/agreedPrices/0/reason")).isEqualTo("The same in blue.");
        preview(created, sending(small, 1)).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void unknownAndFreeAndMissingReplacementsAreRefused() {
        var mug = shop.variant(1_240, 1);
        var order = shipped(Map.of(mug, 1));
        buyer(order)
                .post(
                        "/store/v1/returns",
                        Map.of(
                                "orderId", order.id(),
                                "items", List.of(units(line(order, 0), 1)),
                                "replacements",
                                        List.of(Map.of(
                                                "variantId", order.id().replace("ord_", "var_"), "quantity", 1))))
                .expectProblem(422, "rejected");
        var created = returned(order, 1);
        preview(created, Map.of()).expectProblem(422, "rejected");
        exchange(created, sending(mug, 1)).expectProblem(409, "out-of-stock");
        assertThat(now(created).json().has("exchange")).isFalse();
        assertThat(ledger(order.id())).isEqualTo(Map.of("PROVIDER_CLEARING", 1_740L, "SALES", -1_740L));
        exchange(created, "7", sending(mug, 1)).expectProblem(412, "precondition-failed");
    }

    @Test
    void ofTwoWhoConfirmTheSameExchangeOneSucceeds() throws Exception {
        var mug = shop.variant(1_240, 10);
        var blue = shop.variant(1_240, 5);
        var order = shipped(Map.of(mug, 2));
        var created = returned(order, 2);
        receive(created, 2, "SELLABLE").expect(200);
        var version = now(created).at("/version");
        Callable<Integer> confirm = () -> exchange(created, version, with(sending(blue, 2), "shipping", "NONE"))
                .status();

        assertThat(TestOrders.race(List.of(confirm, confirm, confirm))).containsOnlyOnce(200);

        awaitReturn(created, "/exchange/status", "SETTLED");
        assertThat(shop.free(blue)).isEqualTo(3);
        assertThat(money(order.id())).isEqualTo("2980/2480");
    }

    @Test
    void exchangesRaceWithRefundsOfTheSameUnits() throws Exception {
        for (var other : List.of("return", "payment")) {
            var mug = shop.variant(1_240, 10);
            var blue = shop.variant(1_240, 5);
            var order = shipped(Map.of(mug, 1));
            var created = returned(order, 1);
            receive(created, 1, "SELLABLE").expect(200);
            var version = now(created).at("/version");
            var payment = order(order.id()).at("/payment/id");
            Callable<Integer> confirm = () -> exchange(created, version, with(sending(blue, 1), "shipping", "NONE"))
                    .status();
            Callable<Integer> against = () -> (other.equals("return")
                            ? staff.withIdempotencyKey().post(path(created) + "/refund", Map.of("shipping", "NONE"))
                            : staff.withIdempotencyKey()
                                    .post(
                                            "/admin/v1/payments/" + payment + "/refunds",
                                            Map.of("amount", usd(1_740), "reason", "Test")))
                    .status();

            var statuses = TestOrders.race(List.of(confirm, against));

            boolean exchanged = statuses.getFirst() == 200;
            assertThat(exchanged).as(other + statuses).isNotEqualTo(statuses.getLast() < 300);
            var refunded = exchanged || other.equals("return") ? "1740/1240" : "1740/1740";
            await().atMost(SOON).until(() -> money(order.id()).equals(refunded));
            assertThat(shop.free(blue)).isEqualTo(exchanged ? 4 : 5);
        }
    }
}
