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

    /// Nobody gets money back that was never paid, and what nobody owes is no loss.
    @Test
    void unitsThatAreCanceledLaterCountAgainstTheLossFirst() {
        var order = onAccount();
        record(order, 6_640).expect(201);
        writeOff(order, 1_000).expect(200);

        cancel(order, 2);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ledger(order))
                        .isEqualTo(Map.of("PROVIDER_CLEARING", 5_260L, "REFUNDS", 1_380L, "SALES", -6_640L)));
        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED UNFULFILLED");
        assertThat(writtenOff(order)).isEqualTo("0");
        assertThat(test.timeline(order.id())).containsOnlyOnce("WRITE_OFF_REVERSED");
        assertThat(reversals(order)).containsExactly(1_000L);
    }

    @Test
    void ofALossRemainsWhatIsDueAndNotPaid() {
        var order = onAccount();
        record(order, 6_000).expect(201);
        writeOff(order, 1_640).expect(200);

        cancel(order, 1);

        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 6_000L, "WRITE_OFFS", 450L, "SALES", -6_450L));
        assertThat(reversals(order)).containsExactly(1_190L);
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        writeOff(order, 1).expectProblem(409, "invalid-state-transition");
    }

    /// What staff gave up is not requested again as long as the buyer has to pay anything.
    @Test
    void unitsThatAreCanceledLowerFirstWhatIsStillToPay() {
        var order = onAccount();
        writeOff(order, 640).expect(200);

        cancel(order, 2);

        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 4_620L, "WRITE_OFFS", 640L, "SALES", -5_260L));
        assertThat(reversals(order)).isEmpty();
    }

    @Test
    void unitsOfADebtThatWasWrittenOffAsAWholeAreNoLoss() {
        var order = onAccount();
        writeOff(order, 7_640).expect(200);

        cancel(order, 2);

        assertThat(test.state(order.id())).isEqualTo("OPEN VOIDED UNFULFILLED");
        assertThat(ledger(order)).isEqualTo(Map.of("WRITE_OFFS", 5_260L, "SALES", -5_260L));
        assertThat(writtenOff(order)).isEqualTo("5260");
    }

    @Test
    void anOrderThatIsCanceledHasNoLoss() {
        var paid = onAccount();
        record(paid, 6_640).expect(201);
        writeOff(paid, 1_000).expect(200);
        var unpaid = onAccount();
        writeOff(unpaid, 640).expect(200);
        var lost = onAccount();
        writeOff(lost, 7_640).expect(200);

        for (var order : List.of(paid, unpaid, lost)) {
            staff.withIdempotencyKey()
                    .post(path(order) + "/cancel", Map.of("reason", "Sold out"))
                    .expect(200);
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(ledger(paid)).isEqualTo(Map.of("REFUNDS", 6_640L, "SALES", -6_640L));
            assertThat(ledger(unpaid)).isEmpty();
            assertThat(ledger(lost)).isEmpty();
        });
        assertThat(reversals(paid)).containsExactly(1_000L);
        assertThat(reversals(unpaid)).containsExactly(640L);
        assertThat(reversals(lost)).containsExactly(7_640L);
        assertThat(test.timeline(lost.id())).containsSubsequence("CANCELED", "WRITE_OFF_REVERSED");
    }

    @Test
    void anOrderThatIsRefundedAsAWholeHasNoLoss() {
        var order = onAccount();
        record(order, 6_640).expect(201);
        writeOff(order, 1_000).expect(200);

        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/refunds", Map.of("reason", "Given up"))
                .expect(201);

        assertThat(test.state(order.id())).startsWith("CANCELED ");
        assertThat(ledger(order)).isEqualTo(Map.of("REFUNDS", 6_640L, "SALES", -6_640L));
        assertThat(reversals(order)).containsExactly(1_000L);
        assertThat(test.timeline(order.id())).containsOnlyOnce("WRITE_OFF_REVERSED");
    }

    /// Units that were paid are refunded. What the rest lacks remains a loss.
    @Test
    void aRefundOfUnitsLeavesTheLossOfTheRest() {
        var order = onAccount();
        record(order, 6_640).expect(201);
        writeOff(order, 1_000).expect(200);
        var item = Map.of("id", order.line().text(), "quantity", 1);

        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + order.payment().text() + "/refunds",
                        Map.of("items", List.of(item), "reason", "Broken"))
                .expect(201);

        assertThat(ledger(order))
                .isEqualTo(
                        Map.of("PROVIDER_CLEARING", 5_450L, "REFUNDS", 1_190L, "WRITE_OFFS", 1_000L, "SALES", -7_640L));
    }

    @Test
    void unitsAndTheirDebtThatAreGivenUpAtTheSameTimeAreNoLoss() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = onAccount();
            record(order, 6_640).expect(201);
            Callable<Integer> cancellation = () -> cancellation(order, 2).status();
            Callable<Integer> loss = () -> writeOff(order, 1_000).status();

            var outcomes = TestOrders.race(List.of(cancellation, loss));

            assertThat(outcomes.getFirst()).isEqualTo(200);
            assertThat(outcomes.getLast()).isIn(200, 409);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(ledger(order))
                            .isEqualTo(Map.of("PROVIDER_CLEARING", 5_260L, "REFUNDS", 1_380L, "SALES", -6_640L)));
        }
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
        cancellation(order, units).expect(200);
    }

    private Api.Response cancellation(Placed order, int units) {
        var items = List.of(Map.of("itemId", order.line().text(), "quantity", units));
        return staff.withIdempotencyKey().post(path(order) + "/cancel", Map.of("reason", "Sold out", "items", items));
    }

    private String writtenOff(Placed order) {
        return staff.get("/admin/v1/payments/" + order.payment().text())
                .expect(200)
                .at("/writtenOff/amount");
    }

    /// Returns the amounts of the events, in minor units.
    private List<Long> reversals(Placed order) {
        return EventProbe.on(jdbc).of(order.id()).stream()
                .filter(event -> event.type().equals("order.write_off_reversed"))
                .map(event -> event.data().at("/amount/amount").asLong())
                .toList();
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
