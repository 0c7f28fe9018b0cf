package dev.kontor.order.returning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Buyers send units back, and staff decide, receive and restock them.
@KontorTest
class ReturningTests extends ReturnScenario {

    @Autowired
    private Logins logins;

    @Test
    void aGuestReturnsUnitsAndTheSellableOnesAreInStockAgain() {
        var order = shipped();
        assertThat(test.stock(order.variant())).isEqualTo("7/0");
        var offered = buyer(order)
                .get("/store/v1/orders/" + order.id().text() + "/returnable-items")
                .expect(200);
        assertThat(offered.at("/items/0/quantity")).isEqualTo("3");
        assertThat(offered.at("/items/0/until")).isNotEmpty();
        assertThat(offered.at("/reasons/0/code")).isEqualTo("CHANGED_MIND");
        assertThat(offered.statements()).hasSize(5);

        var requested = request(order, 2).expect(201);
        assertThat(requested.at("/status")).isEqualTo("REQUESTED");
        assertThat(requested.at("/number")).endsWith("-R1");
        assertThat(requested.at("/items/0/reasonLabel")).isEqualTo("It does not fit");
        assertThat(requested.at("/actions/0")).isEqualTo("CANCEL");
        assertThat(counted(order)).isEqualTo("2/0");
        var id = requested.at("/id");
        act(id, "receive", Map.of("items", List.of(units(requested, 0, 1, "DAMAGED"))))
                .expectProblem(409, "invalid-state-transition");

        var approved =
                act(id, "approve", Map.of("instructions", "Send it to us.")).expect(200);
        assertThat(approved.at("/status")).isEqualTo("APPROVED");
        assertThat(own(order, id).at("/instructions")).isEqualTo("Send it to us.");

        var part = receive(requested, 1, "SELLABLE").expect(200);
        assertThat(part.at("/status")).isEqualTo("PARTIALLY_RECEIVED");
        assertThat(test.stock(order.variant())).isEqualTo("8/0");
        assertThat(own(order, id).json().at("/actions")).isEmpty();

        var whole = receive(requested, 1, "DAMAGED").expect(200);
        assertThat(whole.at("/status")).isEqualTo("RECEIVED");
        assertThat(whole.json().at("/receipts").size()).isEqualTo(2);
        assertThat(test.stock(order.variant())).isEqualTo("8/0");
        assertThat(counted(order)).isEqualTo("2/2");
        var seen = buyer(order).get("/store/v1/orders/" + order.id().text()).expect(200);
        assertThat(seen.at("/items/0/returned")).isEqualTo("2");
        assertThat(seen.at("/items/1/returned")).isEqualTo("0");
        assertThat(own(order, id).at("/items/0/received")).isEqualTo("2");

        assertThat(EventProbe.on(jdbc).typesOf(TypeIds.parse(ReturnId.class, id)))
                .containsExactly("return.requested", "return.approved", "return.received", "return.received");
        assertThat(test.timeline(order.id()))
                .containsSubsequence("RETURN_REQUESTED", "RETURN_APPROVED", "RETURN_RECEIVED", "RETURN_RECEIVED");
        assertThat(AuditProbe.on(jdbc).of(TypeIds.parse(ReturnId.class, id)))
                .extracting(AuditProbe.Recorded::action)
                .containsExactly("return.approved", "return.received", "return.received");
        assertThat(jdbc.sql("""
                        select reason || ' ' || kind || ' ' || on_hand_delta || ' ' || note from inventory.movements
                        where variant_id = :variant and reason is not null
                        """)
                        .param("variant", order.variant().value())
                        .query(String.class)
                        .list())
                .containsExactly("RETURNED RECEIVED 1 " + requested.at("/number"));
    }

    @Test
    void aCustomerSeesOwnReturnsAndNobodyElseDoes() {
        var customer = logins.customer();
        var other = api.as(logins.customer().token());
        var order = test.paid("test", "tok_approve", customer.id());
        ship(order, 2);
        var self = api.as(customer.token());

        var requested = self.withIdempotencyKey()
                .post("/store/v1/returns", body(order, item(order.line(), 2)))
                .expect(201);
        var id = requested.at("/id");

        assertThat(ids(self.get("/store/v1/returns").expect(200))).containsExactly(id);
        assertThat(self.get("/store/v1/returns?withTotal=true").expect(200).at("/page/total"))
                .isEqualTo("1");
        assertThat(ids(self.get("/store/v1/returns?orderId=" + order.id().text())
                        .expect(200)))
                .containsExactly(id);
        assertThat(ids(other.get("/store/v1/returns").expect(200))).isEmpty();
        assertThat(ids(other.get("/store/v1/returns?orderId=" + order.id().text())
                        .expect(200)))
                .isEmpty();
        api.get("/store/v1/returns").expectProblem(400, "validation-failed");
        other.get("/store/v1/returns/" + id).expectProblem(404, "not-found");
        other.post("/store/v1/returns/" + id + "/cancel").expectProblem(404, "not-found");
        other.withIdempotencyKey()
                .post("/store/v1/returns", body(order, item(order.line(), 1)))
                .expectProblem(404, "not-found");
        other.get("/store/v1/orders/" + order.id().text() + "/returnable-items").expectProblem(404, "not-found");

        var canceled = self.post("/store/v1/returns/" + id + "/cancel").expect(200);
        assertThat(canceled.at("/status")).isEqualTo("CANCELED");
        assertThat(counted(order)).isEqualTo("0/0");
        self.post("/store/v1/returns/" + id + "/cancel").expectProblem(409, "invalid-state-transition");
        assertThat(canceled.json().at("/actions")).isEmpty();
    }

    @Test
    void onlyShippedUnitsWhoseWindowIsOpenAreReturned() {
        var order = test.paid("tok_approve");
        request(order, 1).expectProblem(409, "invalid-state-transition");
        ship(order, 2);
        request(order, 3).expectProblem(422, "quantity-limit");
        jdbc.sql("update orders.fulfillments set shipped_at = shipped_at - interval '31 days' where order_id = :id")
                .param("id", order.id().value())
                .update();

        var refused = request(order, 1).expectProblem(422, "return-window-closed");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/items/0/quantity");
        create(order, item(order.line(), 1)).expectProblem(422, "return-window-closed");
        assertThat(counted(order)).isEqualTo("0/0");
        var body = body(order, item(order.line(), 1));
        body.put("windowReason", "The parcel was late.");

        var created = staff.withIdempotencyKey().post("/admin/v1/returns", body).expect(201);

        assertThat(created.at("/status")).isEqualTo("APPROVED");
        assertThat(created.at("/windowReason")).isEqualTo("The parcel was late.");
        assertThat(counted(order)).isEqualTo("1/0");
        assertThat(AuditProbe.on(jdbc).actionsOf(created)).containsExactly("return.requested");
        body.put("items", List.of(item(order.line(), 2)));
        staff.withIdempotencyKey().post("/admin/v1/returns", body).expectProblem(422, "quantity-limit");
    }

    @Test
    void rejectedAndMissingUnitsCanBeReturnedAgain() {
        var order = shipped();
        var rejected = request(order, 3).expect(201);
        request(order, 1).expectProblem(422, "quantity-limit");
        act(rejected.at("/id"), "reject", Map.of("reason", "It was used.")).expect(200);
        assertThat(own(order, rejected.at("/id")).at("/rejectReason")).isEqualTo("It was used.");
        assertThat(counted(order)).isEqualTo("0/0");

        var created = create(order, item(order.line(), 3)).expect(201);
        act(
                        created.at("/id"),
                        "receive",
                        arrived(List.of(units(created, 0, 1, "SELLABLE"), units(created, 0, 1, "LOST"))))
                .expect(200);
        assertThat(counted(order)).isEqualTo("3/1");

        var closed = act(created.at("/id"), "close", Map.of()).expect(200);

        assertThat(closed.at("/status")).isEqualTo("CLOSED");
        assertThat(counted(order)).isEqualTo("2/1");
        assertThat(request(order, 1).expect(201).at("/number")).endsWith("-R3");
        assertThat(test.stock(order.variant())).isEqualTo("8/0");
    }

    @Test
    void staffFindAndChangeReturns() {
        var order = shipped();
        var first = create(order, item(order.line(), 1)).expect(201);
        var second = request(order, 1).expect(201);
        var path = "/admin/v1/returns";

        var ofOrder = staff.get(path + "?orderId=" + order.id().text()).expect(200);
        assertThat(ids(ofOrder)).containsExactly(second.at("/id"), first.at("/id"));
        assertThat(ofOrder.statements()).as("one for the session").hasSize(2);
        assertThat(ids(staff.get(
                                path + "?status=REQUESTED&orderId=" + order.id().text())
                        .expect(200)))
                .containsExactly(second.at("/id"));
        assertThat(ids(staff.get(path + "?number=" + first.at("/number")).expect(200)))
                .containsExactly(first.at("/id"));
        assertThat(ids(staff.get(
                                path + "?reason=DEFECTIVE&orderId=" + order.id().text())
                        .expect(200)))
                .isEmpty();
        assertThat(ids(staff.get(path + "?reason=DOES_NOT_FIT&orderId="
                                + order.id().text())
                        .expect(200)))
                .hasSize(2);

        var one = path + "/" + first.at("/id");
        staff.patch(one, Map.of("note", "Call her")).expectProblem(428, "precondition-required");
        var changed = staff.with("If-Match", "*")
                .patch(one, Map.of("note", "Call her"))
                .expect(200);
        assertThat(changed.at("/note")).isEqualTo("Call her");
        assertThat(changed.at("/version")).isEqualTo("2");
        var same = staff.with("If-Match", "\"2\"")
                .patch(one, Map.of("note", "Call her"))
                .expect(200);
        assertThat(same.at("/version")).isEqualTo("2");
        assertThat(AuditProbe.on(jdbc).actionsOf(same)).isEmpty();
    }

    @Test
    void theReasonsOfTheShopAreOffered() {
        var order = shipped();
        var path = "/admin/v1/return-reasons";
        staff.post(path, Map.of("code", "DEFECTIVE", "label", "Broken")).expectProblem(409, "already-exists");
        staff.post(path, Map.of("code", "lower", "label", "Broken")).expectProblem(400, "validation-failed");
        staff.post(path, Map.of("code", "LATE", "label", "Late", "labels", Map.of("xx", "?")))
                .expectProblem(422, "rejected");
        var code = "LATE_" + System.nanoTime();

        var created = staff.post(path, Map.of("code", code, "label", "It came late", "noteRequired", true))
                .expect(201);
        var late = Map.of("itemId", order.line().text(), "quantity", 1, "reason", code);
        create(order, late).expectProblem(422, "rejected");
        var noted = new HashMap<String, Object>(late);
        noted.put("note", "Three weeks");
        var returned = create(order, noted).expect(201);
        assertThat(returned.at("/items/0/reasonLabel")).isEqualTo("It came late");

        var one = path + "/" + created.at("/id");
        staff.with("If-Match", "\"1\"").patch(one, Map.of("active", false)).expect(200);
        create(order, noted).expectProblem(422, "rejected");
        staff.with("If-Match", "\"1\"").delete(one).expectProblem(412, "precondition-failed");
        staff.with("If-Match", "*").delete(one).expect(204);
        assertThat(staff.get("/admin/v1/returns/" + returned.at("/id"))
                        .expect(200)
                        .at("/items/0/reason"))
                .isEqualTo(code);
    }

    @Test
    void thePolicyDecidesWhatIsReturnedAndApproved() {
        var order = shipped();
        var product = order.order().lines().getFirst().productId().text();
        var path = "/admin/v1/return-policy";
        var before = staff.get(path).expect(200);
        var wanted = Map.<String, Object>of(
                "windowDays",
                30,
                "channelDays",
                Map.of("default", 14),
                "productDays",
                Map.of(product, 0),
                "autoApprove",
                true,
                "instructions",
                "Send it to us.",
                "instructionTexts",
                Map.of("de", "An uns."),
                "restockingPercent",
                10,
                "shippingRefund",
                "NONE");
        staff.put(path, wanted).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"0\"").put(path, wanted).expectProblem(412, "precondition-failed");
        var any = staff.with("If-Match", "*");
        any.put(path, with(wanted, "productDays", Map.of("shoe", 1))).expectProblem(422, "rejected");
        assertThat(any.put(path, with(wanted, "channelDays", Map.of("no-such-channel", 7)))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/channelDays");
        any.put(path, with(wanted, "instructionTexts", Map.of("xx", "?"))).expectProblem(422, "rejected");
        any.put(path, with(wanted, "windowDays", -1)).expectProblem(400, "validation-failed");
        assertThat(staff.get(path).expect(200).text()).isEqualTo(before.text());
        try {
            var changed = staff.with("If-Match", before.requiredHeader("ETag"))
                    .put(path, wanted)
                    .expect(200);
            assertThat(AuditProbe.on(jdbc).actionsOf(changed)).containsExactly("return_policy.updated");
            assertThat(changed.at("/restockingPercent")).isEqualTo("10");

            request(order, 1).expectProblem(422, "return-window-closed");
            var requested = buyer(order)
                    .post("/store/v1/returns", body(order, item(second(order), 1)))
                    .expect(201);

            assertThat(requested.at("/status")).isEqualTo("APPROVED");
            assertThat(requested.at("/instructions")).isEqualTo("Send it to us.");
            var events = EventProbe.on(jdbc).of(TypeIds.parse(ReturnId.class, requested.at("/id")));
            assertThat(events).extracting(EventProbe.Told::type).containsExactly("return.requested", "return.approved");
            assertThat(events.getFirst().data().at("/awaitsDecision").asBoolean())
                    .isFalse();
        } finally {
            any.put(
                            path,
                            Map.of(
                                    "windowDays",
                                    30,
                                    "autoApprove",
                                    false,
                                    "restockingPercent",
                                    0,
                                    "shippingRefund",
                                    "WHEN_COMPLETE"))
                    .expect(200);
        }
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        var changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    @Test
    void twoWhoReceiveTheSameUnitsAddThemOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = shipped();
            var created = create(order, item(order.line(), 2)).expect(201);
            var body = arrived(List.of(units(created, 0, 2, "SELLABLE")));
            Callable<Integer> receive =
                    () -> act(created.at("/id"), "receive", body).status();

            assertThat(TestOrders.race(List.of(receive, receive, receive))).containsExactlyInAnyOrder(200, 409, 409);

            assertThat(test.stock(order.variant())).isEqualTo("9/0");
            assertThat(counted(order)).isEqualTo("2/2");
        }
    }

    @Test
    void aRepeatedRequestWithTheSameKeyAddsUnitsOnce() {
        var order = shipped();
        var created = create(order, item(order.line(), 2)).expect(201);
        var body = arrived(List.of(units(created, 0, 1, "SELLABLE")));
        var same = staff.withIdempotencyKey();
        var path = "/admin/v1/returns/" + created.at("/id") + "/receive";

        assertThat(same.post(path, body).expect(200).text())
                .isEqualTo(same.post(path, body).expect(200).text());

        assertThat(test.stock(order.variant())).isEqualTo("8/0");
    }

    @Test
    void ofThoseWhoWantTheLastUnitOneGetsIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = test.paid("tok_approve");
            ship(order, 1);

            var statuses = TestOrders.race(List.<Callable<Integer>>of(
                    () -> request(order, 1).status(),
                    () -> request(order, 1).status(),
                    () -> create(order, item(order.line(), 1)).status()));

            assertThat(statuses).containsExactlyInAnyOrder(201, 422, 422);
            assertThat(counted(order)).isEqualTo("1/0");
        }
    }

    private Api.Response own(Placed order, String id) {
        return buyer(order).get("/store/v1/returns/" + id).expect(200);
    }

    private static List<String> ids(Api.Response page) {
        return StreamSupport.stream(page.json().at("/items").spliterator(), false)
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
