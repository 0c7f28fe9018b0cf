package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.polling.PaymentJanitor;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.testing.KontorTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Several payments that pay for the same: 6.00 and 4.00.
@KontorTest
class PurchaseTests {

    @Autowired
    private Payments payments;

    @Autowired
    private PaymentService single;

    @Autowired
    private RefundProcess refunds;

    @Autowired
    private PurchaseRefunds purchases;

    @Autowired
    private PaymentRepository stored;

    @Autowired
    private PaymentJanitor janitor;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    private TestPayments test;

    @BeforeEach
    void setUp() {
        test = new TestPayments(payments, transactions, jdbc);
    }

    @Test
    void isOnePaymentToOthers() {
        var purchase = payments.authorize(purchase("tok_approve", "tok_approve").id());

        assertThat(purchase.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(purchase.captured()).isEqualTo(eur(1_000));
        assertThat(purchase.isWhole()).isTrue();
        assertThat(payments.find(part(purchase, 1))).contains(purchase);
        assertThat(payments.of(List.of(purchase.reference())).get(purchase.reference()))
                .containsExactly(purchase);
        assertThat(test.outcomes(part(purchase, 0))).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE SUCCEEDED");
    }

    @Test
    void whatWasReservedWhenTheProcessDiedIsCapturedByTheJanitor() {
        var purchase = purchase("tok_approve", "tok_unknown");
        assertThat(payments.authorize(purchase.id()).status()).isEqualTo(PaymentStatus.UNKNOWN);

        await().until(() -> {
            look(purchase);
            return books(purchase).equals(List.of("CAPTURED 600-0", "CAPTURED 400-0"));
        });
        assertThat(payments.find(purchase.id()).orElseThrow().captured()).isEqualTo(eur(1_000));
    }

    @Test
    void aRefusedCaptureIsNotRequestedAgain() {
        var purchase = purchase("tok_approve", "tok_unknown");
        payments.authorize(purchase.id());
        jdbc.sql("update payment.test_charges set status = 'VOIDED' where key = :key")
                .param("key", part(purchase, 0).value())
                .update();

        var good = payments.refresh(purchase.id());
        look(purchase);
        look(purchase);

        assertThat(good.status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(good.captured()).isEqualTo(eur(400));
        assertThat(test.outcomes(part(purchase, 0))).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE REFUSED");
        assertThat(test.outcomes(part(purchase, 1))).containsExactly("AUTHORIZE SUCCEEDED", "CAPTURE SUCCEEDED");
    }

    @Test
    void theLastPaymentIsRefundedFirstAndNoneBeyondItsCapture() {
        var purchase = payments.authorize(purchase("tok_approve", "tok_approve").id());

        refund(purchase, eur(300), null);
        assertThat(books(purchase)).containsExactly("CAPTURED 600-0", "CAPTURED 400-300");
        refund(purchase, eur(250), "owed/1");
        refund(purchase, eur(250), "owed/1");
        assertThat(books(purchase)).containsExactly("CAPTURED 600-150", "CAPTURED 400-400");
        assertThatThrownBy(() -> refund(purchase, eur(451), null)).isInstanceOf(RefundExceedsPayment.class);
        refund(purchase, eur(450), null);

        assertThat(books(purchase)).containsExactly("CAPTURED 600-600", "CAPTURED 400-400");
        assertThat(payments.find(purchase.id()).orElseThrow().refunded()).isEqualTo(eur(1_000));
    }

    @Test
    void aNamedRefundGoesOnWhereItWasCutOff() {
        var purchase = payments.authorize(purchase("tok_approve", "tok_approve").id());
        // The process died after the first of two refunds.
        refunds.refund(part(purchase, 1), TestPayments.wanted(eur(400), "owed/2"));

        refund(purchase, eur(700), "owed/2");

        assertThat(books(purchase)).containsExactly("CAPTURED 600-300", "CAPTURED 400-400");
    }

    private void refund(PaymentSnapshot purchase, Money amount, @Nullable String name) {
        purchases.refund(stored.purchase(purchase.id()).orElseThrow(), TestPayments.wanted(amount, name));
    }

    @Test
    void allOfItIsUndone() {
        var purchase = payments.authorize(purchase("tok_approve", "tok_approve").id());

        transactions.executeWithoutResult(_ -> payments.undo(purchase.id(), "test"));

        await().until(() -> books(purchase).equals(List.of("CAPTURED 600-600", "CAPTURED 400-400")));
    }

    @Test
    void concurrentRefundsNeverReturnMoreThanWasCaptured() throws Exception {
        var purchase = payments.authorize(purchase("tok_approve", "tok_approve").id());
        var calls = new ArrayList<Callable<Boolean>>();
        for (int call = 0; call < 8; call++) {
            calls.add(() -> attempt(() -> refund(purchase, eur(300), null)));
        }

        race(calls);

        var now = payments.find(purchase.id()).orElseThrow();
        assertThat(now.refunded().minor()).isBetween(900L, 1_000L);
        assertThat(books(purchase)).allMatch(book -> book.matches("CAPTURED 600-[0-6]?[0-9]{1,2}|CAPTURED 400-400"));
    }

    @Test
    void aDeclineIsReportedAlsoWhenTheReservedAmountIsReleased() {
        var purchase = inVain("tok_approve", "tok_action_required");
        payments.authorize(purchase.id());
        jdbc.sql("update payment.test_charges set status = 'DECLINED' where key = :key")
                .param("key", part(purchase, 1).value())
                .update();

        payments.refresh(purchase.id());
        await().until(() -> {
            look(purchase);
            return books(purchase).getFirst().equals("VOIDED 0-0");
        });

        var told = payments.find(purchase.id()).orElseThrow();
        assertThat(told.parts().getFirst().status()).isEqualTo(PaymentStatus.CANCELED);
        assertThat(told.status()).isEqualTo(PaymentStatus.DECLINED);
        assertThat(told.declineReason()).isEqualTo(told.parts().getLast().declineReason());
    }

    @RepeatedTest(5)
    void theFirstIsCapturedWhileTheSecondIsDeclined() throws Exception {
        var purchase = inVain("tok_approve", "tok_action_required");
        assertThat(payments.authorize(purchase.id()).status()).isEqualTo(PaymentStatus.ACTION_REQUIRED);
        jdbc.sql("update payment.test_charges set status = 'DECLINED' where key = :key")
                .param("key", part(purchase, 1).value())
                .update();

        race(List.of(
                () -> attempt(() -> single.capture(part(purchase, 0), null, null)),
                () -> attempt(() -> payments.refresh(purchase.id()))));

        assertThat(payments.find(purchase.id()).orElseThrow().status()).isEqualTo(PaymentStatus.DECLINED);
        await().until(() -> {
            look(purchase);
            return List.of("VOIDED 0-0", "CAPTURED 600-600")
                    .contains(books(purchase).getFirst());
        });
    }

    @RepeatedTest(5)
    void moneyIsCapturedOnceHoweverTheOutcomeArrives() throws Exception {
        var purchase = purchase("tok_approve", "tok_action_required");
        payments.authorize(purchase.id());
        jdbc.sql("update payment.test_charges set status = 'AUTHORIZED' where key = :key")
                .param("key", part(purchase, 1).value())
                .update();

        race(List.of(
                () -> attempt(() -> payments.refresh(purchase.id())),
                () -> attempt(() -> payments.refresh(purchase.id())),
                () -> attempt(() -> payments.authorize(purchase.id())),
                () -> attempt(() -> look(purchase))));

        await().until(() -> {
            look(purchase);
            return books(purchase).equals(List.of("CAPTURED 600-0", "CAPTURED 400-0"));
        });
        assertThat(payments.find(purchase.id()).orElseThrow().status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(jdbc.sql("select status from cart.carts where id = :id")
                        .param("id", purchase.reference())
                        .query(String.class)
                        .single())
                .isEqualTo("COMPLETED");
    }

    /// Of a cart that waits for it.
    private PaymentSnapshot purchase(String first, String second) {
        var purchase = inVain(first, second);
        test.freeze(purchase.reference(), purchase.id());
        return purchase;
    }

    /// Of no cart that would have to be given back.
    private PaymentSnapshot inVain(String first, String second) {
        return transactions.execute(_ -> {
            var cart = UUID.randomUUID();
            var one = payments.create(new NewPayment(cart, "test", eur(600), first, null, false));
            return payments.create(new NewPayment(cart, "test", eur(400), second, one.id(), true));
        });
    }

    private void look(PaymentSnapshot purchase) {
        purchase.parts().forEach(part -> test.age(part.id()));
        janitor.run();
    }

    private List<String> books(PaymentSnapshot purchase) {
        return purchase.parts().stream()
                .map(part -> test.books(part.id()))
                .map(book -> book.status() + " " + book.captured() + "-" + book.refunded())
                .toList();
    }

    private static PaymentId part(PaymentSnapshot purchase, int place) {
        return purchase.parts().get(place).id();
    }

    private static boolean attempt(Runnable step) {
        try {
            step.run();
            return true;
        } catch (DomainException _) {
            return false;
        }
    }

    private static void race(List<Callable<Boolean>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(calls)) {
                answer.get();
            }
        }
    }

    private static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }
}
