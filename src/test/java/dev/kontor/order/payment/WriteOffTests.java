package dev.kontor.order.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.order.lifecycle.OrderScenario;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.NewPayment;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Staff give up what buyers still have to pay: a part of it or all, never more, and the books show the loss.
@KontorTest
class WriteOffTests extends OrderScenario {

    @Test
    void anOrderIsPaidOnceTheRestIsWrittenOff() {
        var order = onAccount();
        record(order, 7_487).expect(201);

        var written = writeOff(order, 153).expect(200);

        assertThat(written.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(written.json().has("outstanding")).isFalse();
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 7_487L, "WRITE_OFFS", 153L, "SALES", -7_640L));
        assertThat(test.timeline(order.id())).containsSubsequence("PAID", "WRITTEN_OFF");
        assertThat(AuditProbe.on(jdbc).actionsOf(written)).containsExactly("order.written_off");
        var event = EventProbe.on(jdbc).of(order.id()).stream()
                .filter(each -> each.type().equals("order.written_off"))
                .findFirst()
                .orElseThrow();
        assertThat(event.data().at("/amount/amount").asLong()).isEqualTo(153);
        assertThat(event.data().at("/outstanding/amount").asLong()).isZero();
        assertThat(writeOff(order, 1).expect(409).at("/detail")).isEqualTo("Nothing is due for the order.");
        record(order, 1).expectProblem(409, "invalid-state-transition");
    }

    @Test
    void aPartIsWrittenOffBeforeTheRestIsPaid() {
        var order = onAccount();

        var written = writeOff(order, 640).expect(200);

        assertThat(written.at("/paymentStatus")).isEqualTo("AWAITING_TRANSFER");
        assertThat(written.at("/outstanding/amount")).isEqualTo("7000");
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 7_000L, "WRITE_OFFS", 640L, "SALES", -7_640L));
        writeOff(order, 7_001).expectProblem(409, "invalid-state-transition");
        record(order, 7_001).expectProblem(409, "invalid-state-transition");

        record(order, 7_000).expect(201);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 7_000L, "WRITE_OFFS", 640L, "SALES", -7_640L));
        var payment = staff.get("/admin/v1/payments/" + order.payment().text()).expect(200);
        assertThat(payment.at("/writtenOff/amount")).isEqualTo("640");
    }

    @Test
    void aDebtThatNobodyPaysIsWrittenOffAsAWhole() {
        var order = onAccount();

        var written = writeOff(order, 7_640).expect(200);

        assertThat(written.at("/paymentStatus")).isEqualTo("VOIDED");
        assertThat(ledger(order)).isEqualTo(Map.of("WRITE_OFFS", 7_640L, "SALES", -7_640L));
    }

    @Test
    void aShippedOrderIsCompleteOnceItsDebtIsWrittenOff() {
        var order = onAccount();
        var parcel = staff.withIdempotencyKey()
                .post(path(order) + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER FULFILLED");

        writeOff(order, 7_640).expect(200);

        assertThat(test.state(order.id())).isEqualTo("COMPLETED VOIDED FULFILLED");
    }

    @Test
    void onlyAmountsThatAreOwedCanBeWrittenOff() {
        var order = onAccount();
        for (var wrong : List.of(money(0, "EUR"), money(-1, "EUR"), money(1, "USD"))) {
            staff.withIdempotencyKey()
                    .post(path(order) + "/write-offs", Map.of("amount", wrong, "reason", "Wrong"))
                    .expectProblem(409, "invalid-state-transition");
        }
        var inDollars = staff.withIdempotencyKey()
                .post(path(order) + "/write-offs", Map.of("amount", money(1, "USD"), "reason", "Wrong"));
        assertThat(inDollars.at("/detail")).isEqualTo("The payment is in EUR.");
        staff.withIdempotencyKey()
                .post(path(order) + "/write-offs", Map.of("amount", money(1, "EUR"), "reason", " "))
                .expectProblem(400, "validation-failed");
        var paid = test.paid("tok_approve");
        writeOff(paid, 1).expectProblem(409, "invalid-state-transition");
        var failed = test.paid("tok_decline");
        writeOff(failed, 1).expectProblem(409, "invalid-state-transition");
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 7_640L, "SALES", -7_640L));
    }

    @Test
    void whatWasCanceledBeforeIsNotALoss() {
        var order = onAccount();
        cancel(order, 2);
        writeOff(order, 5_261).expectProblem(409, "invalid-state-transition");
        writeOff(order, 260).expect(200);

        var written = writeOff(order, 5_000).expect(200);

        assertThat(written.at("/paymentStatus")).isEqualTo("VOIDED");
        assertThat(ledger(order)).isEqualTo(Map.of("WRITE_OFFS", 5_260L, "SALES", -5_260L));
    }

    /// Nobody gets money back that was never paid.
    @Test
    void unitsThatAreCanceledLaterCountAgainstTheLossFirst() {
        var order = onAccount();
        record(order, 6_640).expect(201);
        writeOff(order, 1_000).expect(200);

        cancel(order, 2);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> ledger(order).getOrDefault("PROVIDER_CLEARING", 0L) == 5_260);
        assertThat(ledger(order)).containsEntry("REFUNDS", 1_380L).containsEntry("WRITE_OFFS", 1_000L);
    }

    @Test
    void aRepeatedRequestWritesOffOnce() {
        var order = onAccount();
        var once = staff.withIdempotencyKey();
        var body = Map.of("amount", money(100, "EUR"), "reason", "Rounding");

        once.post(path(order) + "/write-offs", body).expect(200);
        var again = once.post(path(order) + "/write-offs", body).expect(200);

        assertThat(again.at("/outstanding/amount")).isEqualTo("7540");
        assertThat(ledger(order)).containsEntry("WRITE_OFFS", 100L);
    }

    @Test
    void ofTransfersAndWriteOffsAtTheSameTimeNoneExceedsTheDebt() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = onAccount();
            Callable<Integer> transfer = () -> record(order, 5_000).status();
            Callable<Integer> loss = () -> writeOff(order, 2_640).status();

            var outcomes = TestOrders.race(List.of(transfer, loss, loss, transfer));

            // One transfer and one loss fit, or both losses.
            var books = ledger(order);
            long paid = books.getOrDefault("PROVIDER_CLEARING", 0L);
            long lost = books.getOrDefault("WRITE_OFFS", 0L);
            assertThat(paid)
                    .isEqualTo(5_000L
                            * outcomes.stream().filter(status -> status == 201).count());
            assertThat(lost)
                    .isEqualTo(2_640L
                            * outcomes.stream().filter(status -> status == 200).count());
            assertThat(paid + lost + books.getOrDefault("RECEIVABLE", 0L)).isEqualTo(7_640);
            assertThat(books.getOrDefault("RECEIVABLE", 0L)).isNotNegative();
            assertThat(books).containsEntry("SALES", -7_640L);
        }
    }

    private Placed onAccount() {
        var order = test.paid(NewPayment.ON_ACCOUNT, null, null);
        jdbc.sql("update orders.orders set payment_due_on = '2099-01-01' where id = :id")
                .param("id", order.id())
                .update();
        return order;
    }

    private Api.Response writeOff(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(
                        path(order) + "/write-offs",
                        Map.of("amount", money(minor, "EUR"), "reason", "Agreed on the phone"));
    }

    private Api.Response record(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(path(order) + "/payments", Map.of("amount", money(minor, "EUR"), "note", "Statement 7"));
    }

    /// Units of the first line, for 11.90 EUR each.
    private void cancel(Placed order, int units) {
        var items = List.of(Map.of("itemId", order.line().text(), "quantity", units));
        staff.withIdempotencyKey()
                .post(path(order) + "/cancel", Map.of("reason", "Sold out", "items", items))
                .expect(200);
    }

    private static Map<String, Object> money(long minor, String currency) {
        return Map.of("amount", minor, "currency", currency);
    }

    private TreeMap<String, Long> ledger(Placed order) {
        var balances = new TreeMap<String, Long>();
        balances(order)
                .filter(balance -> balance.getValue() != 0)
                .forEach(balance -> balances.put(balance.getKey(), balance.getValue()));
        return balances;
    }

    private Stream<Map.Entry<String, Long>> balances(Placed order) {
        return staff.get(path(order) + "/ledger")
                .expect(200)
                .json()
                .at("/balances")
                .valueStream()
                .map(balance -> Map.entry(
                        balance.at("/account").asString(),
                        balance.at("/amount/amount").asLong()));
    }

    private static String path(Placed order) {
        return "/admin/v1/orders/" + order.id().text();
    }
}
