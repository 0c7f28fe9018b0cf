package dev.kontor.order.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.document.DocumentFixtures;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.order.lifecycle.TestOrders.Placed;
import dev.kontor.payment.NewPayment;
import dev.kontor.testing.Api;
import dev.kontor.testing.Background;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.LedgerProbe;
import dev.kontor.testing.Repeats;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// The books say at every moment what the buyer of an order owes: the account `RECEIVABLE` is the outstanding amount.
@KontorTest
class ReceivableTests extends EditScenario {

    private static final int STEPS = 12;

    @Autowired
    Background background;

    @ParameterizedTest
    @ValueSource(strings = {NewPayment.ON_ACCOUNT, NewPayment.BANK_TRANSFER})
    void unitsThatAreCanceledUnpaidAreNotOwed(String method) {
        var order = test.paid(method, null, null);
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 7_640L, "SALES", -7_640L));

        cancel(order, order.line()).expect(200);

        assertThat(outstanding(order)).isEqualTo(6_450);
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 6_450L, "SALES", -6_450L));
        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");

        record(order, 6_450).expect(201);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 6_450L, "SALES", -6_450L));
    }

    @Test
    void anOrderThatIsCanceledUnpaidIsNotOwed() {
        var order = onAccount();
        cancel(order, order.line()).expect(200);

        staff.withIdempotencyKey()
                .post(path(order.id()) + "/cancel", Map.of("reason", "Sold out"))
                .expect(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ledger(order)).isEmpty());
        await().until(() -> test.state(order.id()).equals("CANCELED VOIDED UNFULFILLED"));
    }

    @Test
    void editsThatLowerOrRaiseThePriceChangeWhatIsOwed() {
        var order = onAccount();

        edit(order, null, quantity(order.line(), 1)).expect(200);
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 5_260L, "SALES", -5_260L));
        edit(order, NewPayment.BANK_TRANSFER, quantity(second(order), 4)).expect(200);

        assertThat(outstanding(order)).isEqualTo(6_450);
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 6_450L, "SALES", -6_450L));
        record(order, 6_450).expect(201);
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
    }

    /// What was refunded for other units does not pay it.
    @Test
    void whatAnEditAddsAfterARefundIsOutstanding() {
        var order = test.paid("tok_approve");
        cancel(order, order.line()).expect(200);
        await().until(() -> test.state(order.id()).equals("OPEN PARTIALLY_REFUNDED UNFULFILLED"));

        edit(order, NewPayment.BANK_TRANSFER, quantity(second(order), 4)).expect(200);

        assertThat(test.state(order.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        assertThat(outstanding(order)).isEqualTo(1_190);
        record(order, 190).expect(201);
        assertThat(outstanding(order)).isEqualTo(1_000);
        record(order, 1_000).expect(201);
        assertThat(test.state(order.id())).isEqualTo("OPEN PARTIALLY_REFUNDED UNFULFILLED");
    }

    /// A transfer pays what an edit added. What a provider has reserved, only the provider can collect.
    @Test
    void aTransferPaysNothingThatAProviderHasReserved() {
        var order = test.paid("tok_authorize_only");
        var payment = "/admin/v1/payments/" + order.payment().text();
        staff.withIdempotencyKey()
                .post(payment + "/capture", Map.of("amount", euro(7_000)))
                .expect(200);

        record(order, 640).expectProblem(409, "invalid-state-transition");

        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 640L, "PROVIDER_CLEARING", 7_000L, "SALES", -7_640L));
        edit(order, NewPayment.BANK_TRANSFER, quantity(second(order), 4)).expect(200);
        assertThat(outstanding(order)).isEqualTo(1_190);
        record(order, 1_190).expect(201);
        assertThat(outstanding(order)).isZero();
        assertThat(ledger(order)).isEqualTo(Map.of("RECEIVABLE", 640L, "PROVIDER_CLEARING", 8_190L, "SALES", -8_830L));
        staff.withIdempotencyKey().post(payment + "/capture", Map.of()).expect(200);
        assertThat(test.books(order.payment())).isEqualTo("7640/0");
        assertThat(ledger(order)).isEqualTo(Map.of("PROVIDER_CLEARING", 8_830L, "SALES", -8_830L));
        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
    }

    @Test
    void moneyInAnotherCurrencyIsRefusedAlsoByTwoPayments() {
        var order = onAccount();
        edit(order, NewPayment.BANK_TRANSFER, quantity(second(order), 4)).expect(200);
        var dollars = Map.of("amount", 100, "currency", "USD");

        staff.withIdempotencyKey()
                .post(path(order.id()) + "/payments", Map.of("amount", dollars, "note", "Statement 7"))
                .expectProblem(409, "invalid-state-transition");

        assertThat(outstanding(order)).isEqualTo(8_830);
    }

    /// A full refund of a part cancels what was not shipped. What was shipped remains to be paid.
    @Test
    void aRefundOfAPartLeavesThePriceOfWhatWasShipped() {
        var order = onAccount();
        ship(order, order.line(), 1);
        record(order, 2_000).expect(201);

        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/refunds", Map.of("reason", "Not delivered"))
                .expect(201);

        assertThat(outstanding(order)).isEqualTo(1_690);
        assertThat(ledger(order)).containsEntry("RECEIVABLE", 1_690L).containsEntry("REFUNDS", 2_000L);
    }

    @Test
    void whatIsWrittenOffAfterACancellationIsWhatWasOwed() {
        var order = onAccount();
        cancel(order, order.line()).expect(200);
        record(order, 1_000).expect(201);

        assertThat(outstanding(order)).isEqualTo(5_450);
        writeOff(order, 5_450).expect(200);

        assertThat(test.state(order.id())).isEqualTo("OPEN PAID UNFULFILLED");
        assertThat(ledger(order))
                .isEqualTo(Map.of("PROVIDER_CLEARING", 1_000L, "WRITE_OFFS", 5_450L, "SALES", -6_450L));
    }

    @Test
    void whatWasWrittenOffForRemovedUnitsPaysNothingThatIsAdded() {
        var order = onAccount();
        record(order, 6_640).expect(201);
        writeOff(order, 1_000).expect(200);

        edit(order, null, quantity(order.line(), 1)).expect(200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ledger(order))
                        .isEqualTo(Map.of("PROVIDER_CLEARING", 5_260L, "REFUNDS", 1_380L, "SALES", -6_640L)));
        edit(order, NewPayment.BANK_TRANSFER, quantity(second(order), 4)).expect(200);

        assertThat(outstanding(order)).isEqualTo(1_190);
        assertThat(ledger(order)).containsEntry("RECEIVABLE", 1_190L).doesNotContainKey("WRITE_OFFS");
    }

    @Test
    void aDebtThatWasWrittenOffCanBeReducedButPaysNothing() {
        var order = onAccount();
        writeOff(order, 7_640).expect(200);

        var reduced = edit(order, null, quantity(order.line(), 1)).expect(200);

        assertThat(reduced.at("/preview/toPay/amount")).isEqualTo("0");
        assertThat(test.state(order.id())).isEqualTo("OPEN VOIDED UNFULFILLED");
        assertThat(ledger(order)).isEqualTo(Map.of("WRITE_OFFS", 5_260L, "SALES", -5_260L));
        var refused = edit(order, NewPayment.BANK_TRANSFER, quantity(second(order), 4));
        refused.expectProblem(409, "invalid-state-transition");
        assertThat(refused.at("/detail")).contains("11.90").contains("another order");
        assertThat(ledger(order)).isEqualTo(Map.of("WRITE_OFFS", 5_260L, "SALES", -5_260L));
    }

    @Test
    void aFullRefundByHandLeavesNothingOwed() {
        var order = onAccount();
        record(order, 2_000).expect(201);

        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + order.payment().text() + "/refunds", Map.of("reason", "Given up"))
                .expect(201);

        assertThat(test.state(order.id())).startsWith("CANCELED ");
        assertThat(ledger(order)).doesNotContainKey("RECEIVABLE");
        assertThat(ledger(order)).containsEntry("SALES", -2_000L).containsEntry("REFUNDS", 2_000L);
    }

    @Test
    void transfersAndCancellationsAtTheSameTimeLeaveWhatIsOwed() throws Exception {
        for (int round = 0; round < 5; round++) {
            var order = onAccount();
            Callable<Integer> transfer = () -> record(order, 3_000).status();
            Callable<Integer> first = () -> cancel(order, order.line()).status();
            Callable<Integer> second = () -> cancel(order, second(order)).status();

            var outcomes = TestOrders.race(List.of(transfer, first, second));

            assertThat(outcomes).containsExactly(201, 200, 200);
            assertThat(outstanding(order)).isEqualTo(7_640 - 2 * 1_190 - 3_000);
            assertThat(ledger(order)).containsEntry("RECEIVABLE", outstanding(order));
        }
    }

    /// The turnover by tax and the debtors of DATEV follow the documents.
    @Test
    void invoiceAndCreditNoteComeToWhatIsOwed() {
        var order = onAccount();
        DocumentFixtures.settings(staff);
        staff.withIdempotencyKey().post(path(order.id()) + "/invoice").expect(200);

        cancel(order, order.line()).expect(200);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(documented(order)).isEqualTo(6_450));
        assertThat(ledger(order)).containsEntry("RECEIVABLE", 6_450L);
    }

    /// Money and losses settle the debtor of DATEV.
    @Test
    void invoiceAndCreditNotesComeToWhatWasPaidAndLost() {
        var order = onAccount();
        DocumentFixtures.settings(staff);
        staff.withIdempotencyKey().post(path(order.id()) + "/invoice").expect(200);
        record(order, 6_640).expect(201);
        writeOff(order, 1_000).expect(200);

        cancel(order, order.line()).expect(200);
        cancel(order, order.line()).expect(200);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(documented(order)).isEqualTo(5_260);
            assertThat(ledger(order)).containsEntry("PROVIDER_CLEARING", 5_260L).doesNotContainKey("WRITE_OFFS");
        });
    }

    @Test
    void invoiceAndCreditNoteOfACanceledOrderComeToNothing() {
        var order = onAccount();
        DocumentFixtures.settings(staff);
        staff.withIdempotencyKey().post(path(order.id()) + "/invoice").expect(200);
        record(order, 6_640).expect(201);
        writeOff(order, 1_000).expect(200);

        staff.withIdempotencyKey()
                .post(path(order.id()) + "/cancel", Map.of("reason", "Sold out"))
                .expect(200);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(documented(order)).isZero();
            assertThat(ledger(order)).doesNotContainKeys("PROVIDER_CLEARING", "WRITE_OFFS");
        });
    }

    private long documented(Placed order) {
        return staff.get("/admin/v1/documents?limit=100&orderId=" + order.id().text())
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .mapToLong(document -> (document.at("/kind").asString().equals("INVOICE") ? 1 : -1)
                        * document.at("/total/amount").asLong())
                .sum();
    }

    /// Earlier versions canceled units without releasing what the payment awaited.
    @Test
    void booksOfEarlierVersionsAreCorrected() {
        var unpaid = onAccount();
        canceledByAnEarlierVersion(unpaid);
        var paid = onAccount();
        canceledByAnEarlierVersion(paid);
        record(paid, 6_450).expect(201);
        assertThat(ledger(unpaid)).containsEntry("RECEIVABLE", 7_640L);
        assertThat(ledger(paid)).containsEntry("RECEIVABLE", 1_190L);

        background.run("ReceivableCorrectionJob");

        assertThat(ledger(unpaid)).isEqualTo(Map.of("RECEIVABLE", 6_450L, "SALES", -6_450L));
        assertThat(ledger(paid)).isEqualTo(Map.of("PROVIDER_CLEARING", 6_450L, "SALES", -6_450L));
        assertThat(outstanding(unpaid)).isEqualTo(6_450);
        assertThat(test.state(unpaid.id())).isEqualTo("OPEN AWAITING_TRANSFER UNFULFILLED");
        assertThat(test.state(paid.id())).isEqualTo("OPEN PAID UNFULFILLED");
    }

    private void canceledByAnEarlierVersion(Placed order) {
        jdbc.sql("""
                        update orders.order_lines set canceled = 1, canceled_gross_minor = 1190, canceled_tax_minor = 190
                        where id = :id
                        """).param("id", order.line()).update();
    }

    static LongStream seeds() {
        return Repeats.seeds(4, 1, 2, 3, 5, 8, 13, 21, 34);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBooksSayWhatIsOwed(long seed) {
        var random = new Random(seed);
        var order = test.paid(random.nextBoolean() ? NewPayment.ON_ACCOUNT : NewPayment.BANK_TRANSFER, null, null);

        for (int number = 0; number < STEPS; number++) {
            var step = step(order, random);
            var books = ledger(order);
            assertThat(books.values().stream().mapToLong(Long::longValue).sum()).isZero();
            assertThat(books.getOrDefault("RECEIVABLE", 0L))
                    .as("step %d: %s", number, step)
                    .isEqualTo(outstanding(order));
        }
        long rest = outstanding(order);
        if (rest > 0) {
            record(order, rest).expect(201);
        }

        assertThat(outstanding(order)).isZero();
        assertThat(ledger(order)).doesNotContainKey("RECEIVABLE");
        // The buyer has paid what is due, less what was written off.
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var books = ledger(order);
            assertThat(books.getOrDefault("PROVIDER_CLEARING", 0L) + books.getOrDefault("WRITE_OFFS", 0L))
                    .isEqualTo(due(order));
        });
    }

    /// Returns the price of what was not canceled.
    private long due(Placed order) {
        var totals = staff.get(path(order.id())).expect(200).json().at("/totals");
        return test.state(order.id()).startsWith("CANCELED ")
                ? 0
                : totals.at("/total/amount").asLong()
                        - totals.at("/canceled/amount").asLong(0);
    }

    private String step(Placed order, Random random) {
        long open = outstanding(order);
        var line = random.nextBoolean() ? order.line() : second(order);
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                if (open > 0) {
                    record(order, 1 + random.nextLong(Math.min(open, 3_000))).expect(201);
                }
                return "transfer";
            }
            case 2 -> {
                return "cancel " + cancel(order, line).status();
            }
            case 3 -> {
                if (open > 0) {
                    writeOff(order, 1 + random.nextLong(Math.min(open, 500))).expect(200);
                }
                return "write-off";
            }
            case 4 -> {
                var refund = staff.withIdempotencyKey()
                        .post(
                                "/admin/v1/payments/" + order.payment().text() + "/refunds",
                                Map.of("items", List.of(Map.of("id", line.text(), "quantity", 1)), "reason", "Broken"));
                return "refund " + refund.status();
            }
            default -> {
                var edit = propose(order, quantity(line, 1 + random.nextInt(5)));
                if (edit.status() != 201) {
                    return "no edit " + edit.status();
                }
                int status = confirm(order.id(), edit, NewPayment.BANK_TRANSFER).status();
                if (status != 200) {
                    staff.post(path(order.id()) + "/edits/" + edit.at("/id") + "/cancel")
                            .expect(200);
                }
                return "edit " + status;
            }
        }
    }

    private Placed onAccount() {
        return test.paid(NewPayment.ON_ACCOUNT, null, null);
    }

    private Api.Response cancel(Placed order, OrderLineId line) {
        return staff.withIdempotencyKey()
                .post(
                        path(order.id()) + "/cancel",
                        Map.of("reason", "Sold out", "items", List.of(Map.of("itemId", line.text(), "quantity", 1))));
    }

    private Api.Response record(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(path(order.id()) + "/payments", Map.of("amount", euro(minor), "note", "Statement 7"));
    }

    private Api.Response writeOff(Placed order, long minor) {
        return staff.withIdempotencyKey()
                .post(path(order.id()) + "/write-offs", Map.of("amount", euro(minor), "reason", "Agreed"));
    }

    private static Map<String, Object> euro(long minor) {
        return Map.of("amount", minor, "currency", "EUR");
    }

    private long outstanding(Placed order) {
        return staff.get(path(order.id()))
                .expect(200)
                .json()
                .at("/outstanding/amount")
                .asLong(0);
    }

    private TreeMap<String, Long> ledger(Placed order) {
        return LedgerProbe.balances(staff, path(order.id()));
    }
}
