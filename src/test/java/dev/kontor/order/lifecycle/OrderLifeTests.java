package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.Orders;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.StatementCounter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The life of an order, from its payment to the last parcel.
@KontorTest
class OrderLifeTests extends OrderScenario {

    private static final Map<String, Object> REASON = Map.of("reason", "changed my mind");

    @Autowired
    Logins logins;

    @Autowired
    Orders orders;

    @Test
    void aGoodPaymentMakesItAnOrder() {
        var order = test.paid("tok_approve");

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("10/3");
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).containsExactly("order.placed", "order.paid");
        assertThat(test.timeline(order.id())).containsExactly("CREATED", "PLACED", "PAYMENT_CHANGED", "PAID");
    }

    @Test
    void anOrderWhosePaymentFailedNeverWasOne() {
        var order = test.paid("tok_decline");

        transactions.executeWithoutResult(_ -> orders.fail(order.id(), order.payment(), "again", null));

        assertThat(test.state(order.id())).isEqualTo("FAILED FAILED UNFULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).isEmpty();
    }

    @Test
    void aCartHasOneLivingOrder() {
        var cart = UUID.randomUUID();
        var first = test.place(cart, "test", "tok_decline", null);
        payments.authorize(first.payment());
        var second = test.place(cart, "test", "tok_approve", null);
        payments.authorize(second.payment());

        assertThatThrownBy(() -> test.place(cart, "test", "tok_approve", null)).isInstanceOf(ConflictException.class);

        assertThat(orders.ofCart(cart).orElseThrow().id()).isEqualTo(second.id());
        assertThat(test.state(first.id())).startsWith("FAILED");
        assertThat(test.state(second.id())).startsWith("OPEN PAID");
    }

    @Test
    void moneyThatArrivesTooLateIsRefundedOnce() {
        var order = test.paid("tok_unknown");
        transactions.executeWithoutResult(_ -> orders.fail(order.id(), order.payment(), "given up", null));

        for (int round = 0; round < 3; round++) {
            payments.refresh(order.payment());
        }

        await().until(() -> test.books(order.payment()).equals("7640/7640"));
        assertThat(test.state(order.id())).startsWith("FAILED");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
        assertThat(jdbc.sql("select count(*) from payment.refunds where payment_id = :id")
                        .param("id", order.payment().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void moneyIsRefundedIfTheOrderWasCanceledWhileThePaymentWasUnknown() {
        var order = test.paid("tok_unknown");

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.id().text() + "/cancel", REASON)
                .expect(200);

        await().until(() -> test.books(order.payment()).equals("7640/7640"));
        assertThat(test.state(order.id())).startsWith("CANCELED");
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
    }

    @Test
    void theBuyerSeesAnOrderWhoseTotalsAddUpAndCancelsIt() {
        var order = test.paid("tok_authorize_only");
        var buyer = api.with("X-Order-Token", order.token());
        var path = "/store/v1/orders/" + order.id().text();

        var seen = buyer.get(path).expect(200);
        assertThat(seen.at("/actions/0")).isEqualTo("CANCEL");
        long lines = 0;
        for (var line : seen.json().at("/items")) {
            lines += line.at("/gross/amount").asLong();
        }
        assertThat(lines
                        + seen.json().at("/totals/shippingNet/amount").asLong()
                        + seen.json().at("/totals/shippingTax/amount").asLong())
                .isEqualTo(seen.json().at("/totals/total/amount").asLong());

        buyer.withIdempotencyKey().post(path + "/cancel", Map.of()).expect(200);
        buyer.withIdempotencyKey().post(path + "/cancel", Map.of()).expectProblem(409, "invalid-state-transition");

        await().until(() -> test.state(order.id()).equals("CANCELED VOIDED UNFULFILLED"));
        assertThat(test.stock(order.variant())).isEqualTo("10/0");
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).containsExactly("order.placed", "order.canceled");
    }

    @Test
    void nobodyElseFindsAnOrder() {
        var owner = logins.customer();
        var order = test.paid("test", "tok_approve", owner.id());
        var path = "/store/v1/orders/" + order.id().text();
        var stranger = api.as(logins.customer().token());

        for (var caller : List.of(
                api,
                stranger,
                api.with("X-Order-Token", ""),
                api.with("X-Order-Token", "wrong"),
                api.with("X-Order-Token", test.paid("tok_approve").token()))) {
            caller.get(path).expectProblem(404, "not-found");
            caller.withIdempotencyKey().post(path + "/cancel", Map.of()).expectProblem(404, "not-found");
        }
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        api.as(owner.token()).get(path).expect(200);
    }

    @Test
    void theHistoryHoldsOnlyWhatBecameAnOrder() {
        var customer = logins.customer();
        var placed = test.paid("test", "tok_approve", customer.id());
        test.pending("test", "tok_approve", customer.id());

        var history =
                api.as(customer.token()).get("/store/v1/orders?withTotal=true").expect(200);
        assertThat(history.at("/page/total")).isEqualTo("1");

        assertThat(history.json().at("/items").size()).isEqualTo(1);
        assertThat(history.at("/items/0/id")).isEqualTo(placed.id().text());
    }

    @Test
    void parcelsNeverHoldMoreThanWasOrdered() {
        var order = test.paid("tok_approve");
        var path = "/admin/v1/orders/" + order.id().text() + "/fulfillments";
        var two = Map.of("items", List.of(Map.of("itemId", order.line().text(), "quantity", 2)));

        var first = staff.withIdempotencyKey().post(path, two).expect(201);
        staff.withIdempotencyKey().post(path, two).expectProblem(422, "quantity-limit");
        var parcel = "/admin/v1/fulfillments/" + first.at("/id");
        staff.post(parcel + "/deliver").expectProblem(409, "invalid-state-transition");
        staff.post(parcel + "/ship").expect(200);
        staff.post(parcel + "/ship").expectProblem(409, "invalid-state-transition");
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID PARTIALLY_FULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("8/1");
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.id().text() + "/cancel", REASON)
                .expectProblem(409, "invalid-state-transition");

        var rest =
                staff.withIdempotencyKey().post(path, Map.of("carrier", "DHL")).expect(201);
        staff.post("/admin/v1/fulfillments/" + rest.at("/id") + "/ship").expect(200);
        staff.post(parcel + "/deliver").expect(200);

        assertThat(test.state(order.id())).isEqualTo("COMPLETED PAID FULFILLED");
        assertThat(test.stock(order.variant())).isEqualTo("7/0");
    }

    @Test
    void aCanceledParcelGivesItsUnitsBackToTheOrder() {
        var order = test.paid("tok_approve");
        var path = "/admin/v1/orders/" + order.id().text() + "/fulfillments";

        var first = staff.withIdempotencyKey().post(path, Map.of()).expect(201);
        staff.post("/admin/v1/fulfillments/" + first.at("/id") + "/cancel").expect(200);
        staff.withIdempotencyKey().post(path, Map.of()).expect(201);

        assertThat(staff.get(path).json().at("/items").size()).isEqualTo(2);
    }

    @Test
    void cancelAndShipAtOnceHaveOneWinner() throws Exception {
        for (int round = 0; round < 10; round++) {
            var order = test.paid("tok_approve");
            var path = "/admin/v1/orders/" + order.id().text();
            var parcel = staff.withIdempotencyKey()
                    .post(path + "/fulfillments", Map.of())
                    .expect(201)
                    .at("/id");

            var statuses = TestOrders.race(List.of(
                    () -> staff.withIdempotencyKey()
                            .post(path + "/cancel", REASON)
                            .status(),
                    () -> staff.withIdempotencyKey()
                            .post(path + "/cancel", REASON)
                            .status(),
                    () -> staff.post("/admin/v1/fulfillments/" + parcel + "/ship")
                            .status()));

            assertThat(statuses).containsOnlyOnce(200).contains(409);
            assertThat(test.stock(order.variant()))
                    .isEqualTo(test.state(order.id()).startsWith("CANCELED") ? "10/0" : "7/0");
        }
    }

    @Test
    void aTransferIsRecordedWhenItComes() {
        var order = test.paid("bank-transfer", null, null);
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        var received =
                Map.of("amount", Map.of("amount", 7_640, "currency", "EUR"), "note", "Bank statement 12, line 4");
        var path = "/admin/v1/orders/" + order.id().text() + "/payments";

        staff.post(path, received).expectProblem(400, "idempotency-key-missing");
        staff.withIdempotencyKey().post(path, received).expect(201);
        staff.withIdempotencyKey().post(path, received).expectProblem(409, "invalid-state-transition");

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(EventProbe.on(jdbc).typesOf(order.id())).containsExactly("order.placed", "order.paid");
    }

    @Test
    void aRefundShowsOnTheOrder() {
        var order = test.paid("tok_approve");
        var path = "/admin/v1/payments/" + order.payment().text() + "/refunds";
        var part = Map.of("amount", Map.of("amount", 640, "currency", "EUR"), "reason", "One cup was broken.");

        var key = staff.withIdempotencyKey();
        var refund = key.post(path, part).expect(201);
        var again = key.post(path, part).expect(201);
        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED UNFULFILLED");
        staff.withIdempotencyKey()
                .post(path, Map.of("amount", Map.of("amount", 7_001, "currency", "EUR"), "reason", "too much"))
                .expectProblem(409, "refund-exceeds-payment");

        assertThat(again.at("/id")).isEqualTo(refund.at("/id"));
        assertThat(again.requiredHeader("Idempotent-Replayed")).isEqualTo("true");
        assertThat(staff.get("/admin/v1/refunds/" + refund.at("/id")).at("/status"))
                .isEqualTo("SUCCEEDED");
        assertThat(test.books(order.payment())).isEqualTo("7640/640");
    }

    @Test
    void staffCaptureAndVoidOverHttp() {
        var captured = test.paid("tok_authorize_only");
        var voided = test.paid("tok_authorize_only");

        var path = "/admin/v1/payments/" + captured.payment().text();
        var answer =
                staff.withIdempotencyKey().post(path + "/capture", Map.of()).expect(200);
        staff.withIdempotencyKey().post(path + "/void").expectProblem(409, "invalid-state-transition");
        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + voided.payment().text() + "/void")
                .expect(200);

        assertThat(answer.at("/status")).isEqualTo("CAPTURED");
        assertThat(test.state(captured.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(test.state(voided.id())).isEqualTo("OPEN VOIDED UNFULFILLED");
    }

    @Test
    void cardNumbersAreRefusedInFreeTexts() {
        var order = test.paid("tok_approve");
        var path = "/admin/v1/orders/" + order.id().text();

        var refused = staff.post(path + "/notes", Map.of("text", "card 4111-1111-1111-1111"))
                .expectProblem(400, "validation-failed");

        assertThat(refused.text()).doesNotContain("1111");
        assertThat(test.timeline(order.id())).doesNotContain("NOTE");
        staff.post(path + "/notes", Map.of("text", "order 4111111111111112 is no card"))
                .expect(201);
    }

    @Test
    void staffChangeAddressAndTagsOfTheVersionTheyRead() {
        var order = test.paid("tok_approve");
        var path = "/admin/v1/orders/" + order.id().text();
        var version = staff.get(path).expect(200).requiredHeader("ETag");

        staff.patch(path, Map.of("tags", List.of("gift"))).expectProblem(428, "precondition-required");
        staff.with("If-Match", version)
                .patch(path, Map.of("tags", List.of("gift"), "shippingAddress", Map.of("city", "Potsdam")))
                .expect(200);
        staff.with("If-Match", version)
                .patch(path, Map.of("tags", List.of()))
                .expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*")
                .patch(path, Map.of("shippingAddress", Map.of("country", "FR")))
                .expectProblem(422, "address-invalid");

        var after = staff.get(path).expect(200);
        assertThat(after.at("/tags/0")).isEqualTo("gift");
        assertThat(after.at("/shippingAddress/city")).isEqualTo("Potsdam");
        assertThat(after.at("/shippingAddress/country")).isEqualTo("DE");
    }

    @Test
    void listsFilterAndCountWithAFixedNumberOfStatements() {
        var order = test.paid("tok_approve");
        var number = orders.find(order.id()).orElseThrow().number();

        var found = staff.get("/admin/v1/orders?status=OPEN,CANCELED&paymentStatus=PAID&email=ada@EXAMPLE.com&number="
                        + number + "&withTotal=true&sort=-total&placedAt.gte=2026-01-01T00:00:00Z")
                .expect(200);
        var payment = staff.get("/admin/v1/payments?status=CAPTURED&method=test&alert=false&sort=amount&limit=1")
                .expect(200);

        assertThat(found.at("/items/0/id")).isEqualTo(order.id().text());
        assertThat(found.json().at("/page/total").asLong()).isEqualTo(1);
        assertThat(payment.json().at("/items").size()).isEqualTo(1);
        assertThat(staff.get("/admin/v1/orders/" + order.id().text()).statements())
                .filteredOn(sql -> sql.contains("orders.") || sql.contains("payment."))
                .hasSize(4);
    }

    @Test
    void placingAndPayingAnOrderTakesFewStatements() {
        var placing = StatementCounter.count(() -> test.pending("test", "tok_approve", null));
        var order = test.pending("test", "tok_approve", null);
        var paying = StatementCounter.count(() -> payments.authorize(order.payment()));

        assertThat(placing).filteredOn(sql -> sql.contains("orders.")).hasSize(1);
        assertThat(placing).filteredOn(sql -> sql.contains("payment.")).hasSize(1);
        // Ask; lock, write and tell the payment; lock, write and tell the order; confirm its stock.
        assertThat(paying).hasSizeLessThanOrEqualTo(9);
    }
}
