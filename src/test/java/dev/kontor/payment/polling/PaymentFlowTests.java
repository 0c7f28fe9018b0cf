package dev.kontor.payment.polling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.processing.RefundProcess;
import dev.kontor.payment.processing.TestPayments;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.PaymentRefusedException;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.StatementCounter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Payments against the books of the test provider.
@KontorTest
class PaymentFlowTests {

    @Autowired
    Payments payments;

    @Autowired
    RefundProcess refunds;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PaymentJanitor janitor;

    TestPayments test;

    @BeforeEach
    void setUp() {
        test = new TestPayments(payments, transactions, jdbc);
    }

    @ParameterizedTest
    @CsvSource({
        "tok_approve, CAPTURED, 1000",
        "tok_authorize_only, AUTHORIZED, 0",
        "tok_decline, DECLINED, 0",
        "tok_action_required, ACTION_REQUIRED, 0",
        "tok_unknown, UNKNOWN, 0",
        "tok_not_sent, CREATED, 0",
        "tok_wrong_amount, UNKNOWN, 0"
    })
    void aTokenSaysHowThePaymentGoes(String token, PaymentStatus status, long captured) {
        var payment = test.authorized(token);

        assertThat(payment.status()).isEqualTo(status);
        assertThat(payment.captured()).isEqualTo(Money.of(captured, "EUR"));
        assertThat(payments.find(payment.id())).contains(payment);
    }

    @Test
    void saysWhyAPaymentWasDeclined() {
        assertThat(test.authorized("tok_decline_insufficient_funds").declineReason())
                .isEqualTo("insufficient-funds");
        assertThat(test.authorized("no-token-of-ours-declined").declineReason()).isEqualTo("invalid-token");
    }

    @Test
    void pollsAProviderOnceHoweverManyWebhooksItGets() throws Exception {
        var payment = test.created("tok_approve");

        var answers = race(20, () -> payments.authorize(payment.id()).status());
        payments.authorize(payment.id());

        assertThat(answers).allMatch(status -> status == PaymentStatus.CAPTURED || status == PaymentStatus.UNKNOWN);
        assertThat(test.books(payment.id())).isEqualTo(new TestPayments.Books(1_000, 0, "CAPTURED", 1));
        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(eventsOf(payment)).containsExactly("payment.captured");
    }

    @Test
    void anUnknownOutcomeIsResolvedByTheJanitorAndChargedOnce() {
        var payment = test.authorized("tok_unknown");

        janitor.run();
        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.UNKNOWN);
        test.age(payment.id());
        janitor.run();

        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(test.books(payment.id()).asked()).isEqualTo(1);
        assertThat(test.outcomes(payment.id())).containsExactly("AUTHORIZE SUCCEEDED");
        assertThat(nextCheck(payment)).isNull();
    }

    @Test
    void aProcessThatDiesWhileItLooksAfterAPaymentDelaysItByALeaseOnly() {
        var payment = test.authorized("tok_unknown");
        test.age(payment.id());
        for (int death = 0; death < 5; death++) {
            // Another process has claimed it, and is killed before it has asked.
            jdbc.sql("update payment.payments set next_check_at = now() - interval '1 hour' where id = :id")
                    .param("id", payment.id().value())
                    .update();
            var due = janitor.claim().orElseThrow();
            assertThat(due.id()).isEqualTo(payment.id().value());
        }

        assertThat(secondsToNextCheck(payment)).isBetween(1L, 49L);
        assertThat(checks(payment)).isZero();
        test.age(payment.id());
        janitor.run();
        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void theNextLookAtAnOpenPaymentComesLaterEachTime() {
        var payment = test.authorized("tok_action_required");
        for (var seconds : List.of(60L, 300L, 900L, 3_600L, 21_600L)) {
            jdbc.sql("update payment.payments set next_check_at = now() where id = :id")
                    .param("id", payment.id().value())
                    .update();
            janitor.run();
            assertThat(secondsToNextCheck(payment)).isBetween(seconds - 20, seconds);
        }
        assertThat(checks(payment)).isEqualTo(5);
    }

    @Test
    void aPaymentThatTheProviderNeverGotIsGivenUpByTheJanitor() {
        var payment = test.created("tok_unknown_decline");
        jdbc.sql("update payment.payments set status = 'UNKNOWN', next_check_at = now() where id = :id")
                .param("id", payment.id().value())
                .update();
        jdbc.sql("""
                        insert into payment.operations
                            (id, payment_id, kind, amount_minor, currency, outcome, started_at)
                        values (:id, :id, 'AUTHORIZE', 1000, 'EUR', 'PENDING', now())
                        """).param("id", payment.id().value()).update();

        janitor.run();
        assertThat(payments.find(payment.id()).orElseThrow().status())
                .as("it may still be on its way")
                .isEqualTo(PaymentStatus.UNKNOWN);
        test.age(payment.id());
        janitor.run();

        assertThat(payments.find(payment.id()).orElseThrow().status()).isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void aProviderThatCouldNotBeReachedIsAskedAgain() {
        var payment = test.authorized("tok_not_sent");

        var again = payments.authorize(payment.id());

        assertThat(again.status()).isEqualTo(PaymentStatus.CREATED);
        assertThat(test.outcomes(payment.id())).containsExactly("AUTHORIZE NOT_SENT");
    }

    @Test
    void anotherAmountIsNeverTakenForThePayment() {
        var payment = test.authorized("tok_wrong_amount");

        assertThat(jdbc.sql("select alert from payment.payments where id = :id")
                        .param("id", payment.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("payment-mismatch: 9.99 EUR");
    }

    @Test
    void onePaymentOfAReferenceIsOpenAtATime() {
        var reference = UUID.randomUUID();
        var first = test.created(reference, "tok_decline");

        assertThatThrownBy(() -> test.created(reference, "tok_approve")).isInstanceOf(ConflictException.class);
        payments.authorize(first.id());
        var second = test.created(reference, "tok_approve");
        payments.authorize(second.id());
        assertThatThrownBy(() -> test.created(reference, "tok_approve")).isInstanceOf(ConflictException.class);

        assertThat(payments.of(List.of(reference)))
                .containsExactly(Map.entry(
                        reference,
                        List.of(
                                payments.find(second.id()).orElseThrow(),
                                payments.find(first.id()).orElseThrow())));
    }

    @Test
    void refusesACardNumberInPlaceOfAToken() {
        assertThatThrownBy(() -> test.created("4111 1111 1111 1111")).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> test.created("")).isInstanceOf(RejectedException.class);
    }

    @Test
    void keepsTheTokenSealedAndOnlyUntilTheAnswer() {
        var payment = test.created("tok_approve");

        assertThat(new String(requireNonNull(token(payment)), StandardCharsets.ISO_8859_1))
                .doesNotContain("tok_");
        payments.authorize(payment.id());
        assertThat(token(payment)).isNull();
    }

    @Test
    void capturesInPartsAndNeverMoreThanAuthorized() {
        var payment = test.authorized("tok_authorize_only");

        var part = payments.capture(payment.id(), Money.of(400, "EUR"));
        assertThatThrownBy(() -> payments.capture(payment.id(), Money.of(601, "EUR")))
                .isInstanceOf(ConflictException.class);
        var whole = payments.capture(payment.id(), null);

        assertThat(part.captured()).isEqualTo(Money.of(400, "EUR"));
        assertThat(whole.captured()).isEqualTo(TestPayments.TEN);
        assertThat(test.books(payment.id()).captured()).isEqualTo(1_000);
    }

    @Test
    void aVoidedPaymentCannotBeCapturedNorACapturedOneVoided() {
        var voided = test.authorized("tok_authorize_only");
        payments.cancel(voided.id());
        var captured = test.authorized("tok_approve");

        assertThatThrownBy(() -> payments.capture(voided.id(), null)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> payments.cancel(captured.id())).isInstanceOf(ConflictException.class);

        assertThat(test.books(voided.id()).status()).isEqualTo("VOIDED");
        assertThat(test.books(captured.id()).status()).isEqualTo("CAPTURED");
    }

    @Test
    void theRestOfAPaymentThatWasTakenInPartCanBeGivenUp() {
        var payment = test.authorized("tok_authorize_only");
        payments.capture(payment.id(), Money.of(400, "EUR"));

        var released = payments.cancel(payment.id());

        assertThat(released.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(released.captured()).isEqualTo(Money.of(400, "EUR"));
        assertThat(released.released()).isEqualTo(Money.of(600, "EUR"));
        assertThat(released.isWhole()).isTrue();
        assertThatThrownBy(() -> payments.capture(payment.id(), Money.of(1, "EUR")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> payments.cancel(payment.id())).isInstanceOf(ConflictException.class);
        assertThat(test.books(payment.id()).captured()).isEqualTo(400);
        assertThat(test.outcomes(payment.id()))
                .containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE SUCCEEDED", "CANCEL SUCCEEDED");
        assertThat(eventsOf(payment)).containsExactly("payment.authorized", "payment.captured");
    }

    @Test
    void undoingAPaymentThatWasTakenInPartGivesBothPartsBack() {
        var payment = test.authorized("tok_authorize_only");
        payments.capture(payment.id(), Money.of(400, "EUR"));

        transactions.executeWithoutResult(_ -> payments.undo(payment.id(), "order-canceled"));
        org.awaitility.Awaitility.await().until(() -> test.books(payment.id()).refunded() == 400);

        assertThat(payments.find(payment.id()).orElseThrow().released()).isEqualTo(Money.of(600, "EUR"));
    }

    @Test
    void captureAndVoidAtOnceHaveOneWinner() throws Exception {
        for (int round = 0; round < 10; round++) {
            var payment = test.authorized("tok_authorize_only");

            race(List.of(
                    () -> attempt(() -> payments.capture(payment.id(), null)),
                    () -> attempt(() -> payments.cancel(payment.id()))));

            var after = payments.find(payment.id()).orElseThrow().status();
            assertThat(after).isIn(PaymentStatus.CAPTURED, PaymentStatus.CANCELED);
            assertThat(test.books(payment.id()).status())
                    .isEqualTo(after == PaymentStatus.CAPTURED ? "CAPTURED" : "VOIDED");
        }
    }

    @Test
    void twoRefundsOfSixtyPercentNeverExceedWhatWasCaptured() throws Exception {
        for (int round = 0; round < 50; round++) {
            var payment = test.authorized("tok_approve");

            var outcomes =
                    race(2, () -> attempt(() -> TestPayments.refund(refunds, payment.id(), Money.of(600, "EUR"))));

            assertThat(outcomes).containsExactlyInAnyOrder("done", "refund-exceeds-payment");
            assertThat(test.books(payment.id()).refunded()).isEqualTo(600);
            assertThat(payments.find(payment.id()).orElseThrow().refunded()).isEqualTo(Money.of(600, "EUR"));
        }
    }

    @Test
    void aRefundWhoseAnswerWasLostIsMadeOnce() {
        var payment = test.authorized("tok_refund_unknown");

        TestPayments.refund(refunds, payment.id(), Money.of(600, "EUR"));
        assertThatThrownBy(() -> TestPayments.refund(refunds, payment.id(), Money.of(600, "EUR")))
                .isInstanceOf(ConflictException.class);

        assertThat(payments.find(payment.id()).orElseThrow().refunded()).isEqualTo(Money.of(600, "EUR"));
        assertThat(test.books(payment.id()).refunded()).isEqualTo(600);
    }

    @Test
    void aRefusedRefundGivesTheAmountFreeAgain() {
        var payment = test.authorized("tok_refund_decline");

        TestPayments.refund(refunds, payment.id(), TestPayments.TEN);
        TestPayments.refund(refunds, payment.id(), TestPayments.TEN);

        assertThat(payments.find(payment.id()).orElseThrow().refunded()).isEqualTo(Money.of(0, "EUR"));
        assertThat(test.outcomes(payment.id()))
                .containsExactly("AUTHORIZE SUCCEEDED", "REFUND REFUSED", "REFUND REFUSED");
    }

    @Test
    void manualPaymentsAwaitTheMoney() {
        var payment = test.created(UUID.randomUUID(), "bank-transfer", null);

        var awaiting = payments.authorize(payment.id());
        var received =
                transactions.execute(_ -> payments.recordReceived(payment.id(), TestPayments.TEN, "statement 12"));

        assertThat(awaiting.status()).isEqualTo(PaymentStatus.AWAITING_TRANSFER);
        assertThat(awaiting.instructions()).containsKeys("iban", "bic", "accountHolder");
        assertThat(received.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThatThrownBy(() ->
                        transactions.execute(_ -> payments.recordReceived(payment.id(), TestPayments.TEN, "again")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aProviderIsNeverCalledInsideATransaction() {
        var payment = test.created("tok_approve");

        assertThatThrownBy(() -> transactions.execute(_ -> payments.authorize(payment.id())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void undoingRefundsWhatWasCapturedAndOnlyOnce() {
        var payment = test.authorized("tok_approve");

        for (int round = 0; round < 3; round++) {
            transactions.executeWithoutResult(_ -> payments.undo(payment.id(), "order-canceled"));
        }
        test.age(payment.id());
        janitor.run();
        org.awaitility.Awaitility.await().until(() -> test.books(payment.id()).refunded() == 1_000);

        assertThat(test.outcomes(payment.id())).containsExactly("AUTHORIZE SUCCEEDED", "REFUND SUCCEEDED");
    }

    @Test
    void undoingAnUnknownPaymentWaitsUntilItIsKnown() {
        var payment = test.authorized("tok_unknown");

        transactions.executeWithoutResult(_ -> payments.undo(payment.id(), "order-canceled"));
        org.awaitility.Awaitility.await().until(() -> {
            test.age(payment.id());
            janitor.run();
            return test.books(payment.id()).refunded() == 1_000;
        });

        assertThat(payments.find(payment.id()).orElseThrow().refunded()).isEqualTo(TestPayments.TEN);
        assertThat(test.books(payment.id())).isEqualTo(new TestPayments.Books(1_000, 1_000, "CAPTURED", 1));
    }

    @Test
    void anAuthorizationTakesFewStatements() {
        var payment = test.created("tok_approve");

        var statements = StatementCounter.count(() -> payments.authorize(payment.id()));

        // One of them looks for a payment link, because this payment has no order.
        assertThat(statements).hasSizeLessThanOrEqualTo(7);
    }

    private long secondsToNextCheck(PaymentSnapshot payment) {
        return jdbc.sql("select ceil(extract(epoch from next_check_at - now())) from payment.payments where id = :id")
                .param("id", payment.id().value())
                .query(Long.class)
                .single();
    }

    private int checks(PaymentSnapshot payment) {
        return jdbc.sql("select checks from payment.payments where id = :id")
                .param("id", payment.id().value())
                .query(Integer.class)
                .single();
    }

    private List<String> eventsOf(PaymentSnapshot payment) {
        return jdbc.sql("select type from events.log where subject = :subject order by id")
                .param("subject", payment.id().text())
                .query(String.class)
                .list();
    }

    private @org.jspecify.annotations.Nullable Object nextCheck(PaymentSnapshot payment) {
        return jdbc.sql("select next_check_at from payment.payments where id = :id")
                .param("id", payment.id().value())
                .query()
                .singleRow()
                .get("next_check_at");
    }

    private byte @org.jspecify.annotations.Nullable [] token(PaymentSnapshot payment) {
        return (byte[]) jdbc.sql("select token from payment.payments where id = :id")
                .param("id", payment.id().value())
                .query()
                .singleRow()
                .get("token");
    }

    private static String attempt(Runnable step) {
        try {
            step.run();
            return "done";
        } catch (ConflictException | PaymentRefusedException refusal) {
            return refusal instanceof ConflictException conflict
                    ? conflict.code().code()
                    : "refused";
        }
    }

    private static <T> List<T> race(int times, Callable<T> step) throws Exception {
        return race(IntStream.range(0, times).mapToObj(_ -> step).toList());
    }

    private static <T> List<T> race(List<Callable<T>> steps) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.invokeAll(steps);
            var results = new java.util.ArrayList<T>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
