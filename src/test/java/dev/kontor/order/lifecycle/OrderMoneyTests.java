package dev.kontor.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Refunds of single lines, goodwill, and what the ledger says of an order.
@KontorTest
class OrderMoneyTests extends OrderScenario {

    @Autowired
    Logins logins;

    @Test
    void linesAreRefundedWithTheirShareAndNeverWithMore() {
        var order = test.paid("tok_approve");
        var line = order.line().text();

        var one = refund(order, Map.of("items", List.of(item(line, 1)), "reason", "One cup was broken."))
                .expect(201);
        var rest = refund(
                        order,
                        Map.of("items", List.of(item(line, 2), item("shipping", 1)), "reason", "All were broken."))
                .expect(201);

        assertThat(one.at("/amount/amount")).isEqualTo("1190");
        assertThat(one.at("/items/0/quantity")).isEqualTo("1");
        assertThat(rest.at("/amount/amount")).isEqualTo("2880");
        var refused = refund(order, Map.of("items", List.of(item(line, 1)), "reason", "Again."))
                .expectProblem(409, "refund-exceeds-payment");
        assertThat(refused.at("/item")).isEqualTo(line);
        assertThat(refused.at("/units")).isEqualTo("0");
        assertThat(test.books(order.payment())).isEqualTo("7640/4070");
    }

    @Test
    void refusesItemsThatWereNotBoughtOrDoNotComeToTheAmount() {
        var order = test.paid("tok_approve");
        var other = test.paid("tok_approve").line().text();

        refund(order, Map.of("items", List.of(item(other, 1)), "reason", "x")).expectProblem(422, "rejected");
        refund(
                        order,
                        Map.of(
                                "items",
                                List.of(item(order.line().text(), 1)),
                                "amount",
                                Map.of("amount", 1_000, "currency", "EUR"),
                                "reason",
                                "x"))
                .expectProblem(422, "rejected");
        refund(order, Map.of("items", List.of(item(order.line().text(), 0)), "reason", "x"))
                .expectProblem(422, "rejected");
        refund(order, Map.of("items", List.of(item(order.line().text(), -1)), "reason", "x"))
                .expectProblem(400, "validation-failed");

        assertThat(test.books(order.payment())).isEqualTo("7640/0");
    }

    @Test
    void goodwillIsAnAmountAndNoAmountIsAllThatIsLeft() {
        var order = test.paid("tok_approve");

        refund(order, Map.of("amount", Map.of("amount", 640, "currency", "EUR"), "reason", "Sorry for the delay."))
                .expect(201);
        var rest = refund(order, Map.of("reason", "All of it.")).expect(201);

        assertThat(rest.at("/amount/amount")).isEqualTo("7000");
        assertThat(rest.json().get("items").size()).isZero();
        assertThat(test.state(order.id())).isEqualTo("CANCELED REFUNDED UNFULFILLED");
    }

    @Test
    void refundsOfOneLineAtOnceHaveOneWinner() throws Exception {
        for (int round = 0; round < 10; round++) {
            var order = test.paid("tok_approve");
            var wish = Map.of("items", List.of(item(order.line().text(), 2)), "reason", "Broken.");
            var calls = IntStream.range(0, 3)
                    .<Callable<Integer>>mapToObj(_ -> () -> refund(order, wish).status())
                    .toList();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var statuses = threads.invokeAll(calls).stream()
                        .map(java.util.concurrent.Future::resultNow)
                        .sorted()
                        .toList();
                assertThat(statuses).containsExactly(201, 409, 409);
            }
            assertThat(test.books(order.payment())).isEqualTo("7640/2380");
        }
    }

    @Test
    void theLedgerOfAnOrderCanBeReadOff() {
        var order = test.paid("tok_authorize_only");
        var path = "/admin/v1/orders/" + order.id().text() + "/ledger";
        assertThat(balances(path)).isEqualTo(Map.of("RECEIVABLE", 7_640L, "SALES", -7_640L));

        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/capture", Map.of())
                .expect(200);
        refund(order, Map.of("items", List.of(item("shipping", 1)), "reason", "Late."))
                .expect(201);

        assertThat(balances(path))
                .isEqualTo(Map.of(
                        "RECEIVABLE", 0L,
                        "PROVIDER_CLEARING", 7_140L,
                        "SALES", -7_640L,
                        "REFUNDS", 500L,
                        "REFUNDS_PAYABLE", 0L));
        var listed = staff.get("/admin/v1/ledger-entries?withTotal=true&limit=2&account=REFUNDS&paymentId="
                        + order.payment().text())
                .expect(200);
        assertThat(listed.at("/page/total")).isEqualTo("1");
        assertThat(listed.at("/items/0/debit/amount")).isEqualTo("500");
        assertThat(listed.json().at("/items/0").has("credit")).isFalse();
    }

    @Test
    void anOrderIsPaidWhenTheRestIsGivenUp() {
        var order = test.paid("tok_authorize_only");
        var path = "/admin/v1/payments/" + order.payment().text();
        staff.withIdempotencyKey()
                .post(path + "/capture", Map.of("amount", Map.of("amount", 7_000, "currency", "EUR")))
                .expect(200);
        assertThat(test.state(order.id())).isEqualTo("OPEN AUTHORIZED UNFULFILLED");

        var released = staff.withIdempotencyKey().post(path + "/void").expect(200);

        assertThat(released.at("/released/amount")).isEqualTo("640");
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
    }

    @Test
    void aLittleMoneyBackDoesNotPayTheRest() {
        var order = test.paid("bank-transfer", null, null);
        received(order, 6_000);
        refund(order, Map.of("amount", Map.of("amount", 500, "currency", "EUR"), "reason", "Sorry for the delay."))
                .expect(201);

        assertThat(test.state(order.id())).isEqualTo("OPEN AUTHORIZED UNFULFILLED");
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.id().text() + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(test.state(order.id())).isEqualTo("OPEN AUTHORIZED FULFILLED");

        received(order, 1_640);

        assertThat(test.state(order.id())).isEqualTo("COMPLETED PARTIALLY_REFUNDED FULFILLED");
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsExactly("order.placed", "order.paid", "order.completed");
    }

    private void received(TestOrders.Placed order, long minor) {
        transactions.executeWithoutResult(
                _ -> payments.recordReceived(order.payment(), Money.of(minor, "EUR"), "statement 12"));
    }

    @Test
    void theLedgerIsForThoseWhoMayReadPayments() {
        var order = test.paid("tok_approve");
        var clerk = api.as(logins.staff(Permission.ORDERS_READ).token());

        clerk.get("/admin/v1/orders/" + order.id().text() + "/ledger").expectProblem(403, "missing-permission");
        clerk.get("/admin/v1/ledger-entries").expectProblem(403, "missing-permission");
        staff.get("/admin/v1/orders/" + dev.kontor.order.OrderId.next().text() + "/ledger")
                .expectProblem(404, "not-found");
    }

    private Api.Response refund(TestOrders.Placed order, Map<String, Object> body) {
        return staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/refunds", body);
    }

    private static Map<String, Object> item(String id, int quantity) {
        return Map.of("id", id, "quantity", quantity);
    }

    private Map<String, Long> balances(String path) {
        var balances = staff.get(path).expect(200).json().get("balances");
        return StreamSupport.stream(balances.spliterator(), false)
                .collect(Collectors.toMap(
                        balance -> balance.get("account").asString(),
                        balance -> balance.at("/amount/amount").asLong()));
    }
}
