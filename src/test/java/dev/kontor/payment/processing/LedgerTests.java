package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerStatement;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundExceedsPayment;
import dev.kontor.payment.RefundStatus;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.StatementCounter;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The books of payments.
@KontorTest
class LedgerTests {

    @Autowired
    Payments payments;

    @Autowired
    RefundProcess refunds;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    TestPayments test;

    @BeforeEach
    void setUp() {
        test = new TestPayments(payments, transactions, jdbc);
    }

    @Test
    void showsWhatIsOwedHeldSoldAndRefunded() {
        var payment = test.authorized("tok_authorize_only");
        assertThat(balances(payment)).isEqualTo(Map.of(LedgerAccount.RECEIVABLE, 1_000L, LedgerAccount.SALES, -1_000L));

        payments.capture(payment.id(), Money.of(400, "EUR"));
        payments.capture(payment.id(), null);
        TestPayments.refund(refunds, payment.id(), Money.of(250, "EUR"));

        assertThat(balances(payment))
                .isEqualTo(Map.of(
                        LedgerAccount.RECEIVABLE, 0L,
                        LedgerAccount.PROVIDER_CLEARING, 750L,
                        LedgerAccount.SALES, -1_000L,
                        LedgerAccount.REFUNDS, 250L,
                        LedgerAccount.REFUNDS_PAYABLE, 0L));
        assertThat(ledger.of(payment.reference()).entries())
                .extracting(entry -> entry.cause() + " " + entry.account() + " " + entry.debit() + " " + entry.credit())
                .containsExactlyInAnyOrder(
                        "AUTHORIZE RECEIVABLE 10.00 EUR null",
                        "AUTHORIZE SALES null 10.00 EUR",
                        "CAPTURE PROVIDER_CLEARING 4.00 EUR null",
                        "CAPTURE RECEIVABLE null 4.00 EUR",
                        "CAPTURE PROVIDER_CLEARING 6.00 EUR null",
                        "CAPTURE RECEIVABLE null 6.00 EUR",
                        "REFUND REFUNDS 2.50 EUR null",
                        "REFUND REFUNDS_PAYABLE null 2.50 EUR",
                        "REFUND REFUNDS_PAYABLE 2.50 EUR null",
                        "REFUND PROVIDER_CLEARING null 2.50 EUR");
    }

    @Test
    void aVoidTakesTheSaleBackAndARefusedRefundItsReturn() {
        var voided = test.authorized("tok_authorize_only");
        var kept = test.authorized("tok_refund_decline");

        payments.cancel(voided.id());
        TestPayments.refund(refunds, kept.id(), TestPayments.TEN);

        assertThat(balances(voided)).isEqualTo(Map.of(LedgerAccount.RECEIVABLE, 0L, LedgerAccount.SALES, 0L));
        assertThat(balances(kept))
                .isEqualTo(Map.of(
                        LedgerAccount.PROVIDER_CLEARING, 1_000L,
                        LedgerAccount.SALES, -1_000L,
                        LedgerAccount.REFUNDS, 0L,
                        LedgerAccount.REFUNDS_PAYABLE, 0L));
    }

    /// The provider still holds what staff have paid back from elsewhere.
    @Test
    void whatStaffPayBackLeavesNothingOfTheProvider() {
        var payment = test.authorized("tok_refund_decline");
        TestPayments.refund(refunds, payment.id(), Money.of(300, "EUR"));

        var refund = TestPayments.payBack(refunds, payment.id(), Money.of(300, "EUR"));

        assertThat(refund.status()).isEqualTo(RefundStatus.SUCCEEDED);
        assertThat(refund.providerReference()).isEqualTo("by-hand");
        assertThat(test.books(payment.id()).refunded()).isZero();
        assertThat(payments.find(payment.id()).orElseThrow().refunded()).isEqualTo(Money.of(300, "EUR"));
        assertThat(ledger.of(payment.reference()).entries())
                .filteredOn(entry -> entry.account() == LedgerAccount.PROVIDER_CLEARING)
                .extracting(entry -> entry.provider() + " " + entry.debit() + " " + entry.credit())
                .containsExactly("test 10.00 EUR null", "manual null 3.00 EUR");
        assertThat(balances(payment))
                .containsEntry(LedgerAccount.REFUNDS, 300L)
                .containsEntry(LedgerAccount.REFUNDS_PAYABLE, 0L);
        assertThatThrownBy(() -> TestPayments.payBack(refunds, payment.id(), Money.of(701, "EUR")))
                .isInstanceOf(RefundExceedsPayment.class);
    }

    @Test
    void theRestThatIsGivenUpIsOwedNoMore() {
        var payment = test.authorized("tok_authorize_only");

        payments.capture(payment.id(), Money.of(400, "EUR"));
        payments.cancel(payment.id());

        assertThat(balances(payment))
                .isEqualTo(Map.of(
                        LedgerAccount.RECEIVABLE, 0L,
                        LedgerAccount.PROVIDER_CLEARING, 400L,
                        LedgerAccount.SALES, -400L));
    }

    @Test
    void whatNeverBecameGoodIsNotInTheBooks() {
        var declined = test.authorized("tok_decline");
        var unknown = test.authorized("tok_unknown");
        var wrong = test.authorized("tok_wrong_amount");

        assertThat(balances(declined)).isEmpty();
        assertThat(balances(unknown)).isEmpty();
        assertThat(balances(wrong)).isEmpty();
    }

    @Test
    void moneyThatComesInPartsIsOwedLess() {
        var payment = test.created(UUID.randomUUID(), "bank-transfer", null);
        payments.authorize(payment.id());

        transactions.executeWithoutResult(
                _ -> payments.recordReceived(payment.id(), Money.of(300, "EUR"), "statement 12"));

        assertThat(balances(payment))
                .isEqualTo(Map.of(
                        LedgerAccount.RECEIVABLE, 700L,
                        LedgerAccount.PROVIDER_CLEARING, 300L,
                        LedgerAccount.SALES, -1_000L));
    }

    @Test
    void alwaysSumsToZeroAndFollowsThePayment() {
        var random = new Random(42);
        var tokens = new String[] {"tok_approve", "tok_authorize_only", "tok_refund_unknown", "tok_refund_decline"};
        for (int round = 0; round < 20; round++) {
            var payment = test.authorized(tokens[random.nextInt(tokens.length)]);
            for (int step = 0; step < 5; step++) {
                var some = Money.of(1 + random.nextInt(700), "EUR");
                switch (random.nextInt(4)) {
                    case 0 -> attempt(() -> payments.capture(payment.id(), some));
                    case 1 -> attempt(() -> TestPayments.refund(refunds, payment.id(), some));
                    case 2 -> attempt(() -> payments.refresh(payment.id()));
                    default -> attempt(() -> payments.cancel(payment.id()));
                }
                var now = payments.find(payment.id()).orElseThrow();
                var balances = balances(payment);
                assertThat(balances.values().stream().mapToLong(Long::longValue).sum())
                        .isZero();
                assertThat(balances.getOrDefault(LedgerAccount.PROVIDER_CLEARING, 0L))
                        .isEqualTo(now.captured().minor() - now.refunded().minor());
                assertThat(balances.getOrDefault(LedgerAccount.SALES, 0L))
                        .isEqualTo(now.status().isGood() ? now.released().minor() - 1_000 : 0L);
            }
        }
    }

    @Test
    void theDatabaseRefusesATransactionThatDoesNotBalance() {
        var payment = test.authorized("tok_approve");

        assertThatThrownBy(() -> add(payment, UUID.randomUUID(), "SALES", -1))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("must sum to zero");
        assertThat(balances(payment))
                .isEqualTo(Map.of(LedgerAccount.PROVIDER_CLEARING, 1_000L, LedgerAccount.SALES, -1_000L));
    }

    @Test
    void theDatabaseRefusesToChangeTheBooks() {
        var payment = test.authorized("tok_approve");

        for (var change : new String[] {
            "update payment.ledger_entries set amount_minor = 1 where payment_id = :id",
            "delete from payment.ledger_entries where payment_id = :id",
            "truncate payment.ledger_entries"
        }) {
            assertThatThrownBy(() ->
                            jdbc.sql(change).param("id", payment.id().value()).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("the ledger only grows");
        }
        assertThat(ledger.of(payment.reference()).entries()).hasSize(2);
    }

    @Test
    void isReadInOneStatement() {
        var payment = test.authorized("tok_approve");

        assertThat(StatementCounter.count(() -> ledger.of(payment.reference()))).hasSize(1);
    }

    private void add(PaymentSnapshot payment, UUID transaction, String account, long minor) {
        jdbc.sql("""
                        insert into payment.ledger_entries (transaction_id, account, payment_id, reference, provider, cause,
                            currency, amount_minor, posted_at)
                        values (:transaction, :account, :payment, :payment, 'test', 'CAPTURE', 'EUR', :minor, now())
                        """)
                .param("transaction", transaction)
                .param("account", account)
                .param("payment", payment.id().value())
                .param("minor", minor)
                .update();
    }

    private Map<LedgerAccount, Long> balances(PaymentSnapshot payment) {
        return ledger.of(payment.reference()).balances().stream()
                .collect(Collectors.toMap(
                        LedgerStatement.Balance::account,
                        balance -> balance.amount().minor()));
    }

    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (dev.kontor.shared.problem.DomainException _) {
            // Refused: nothing may have changed, which the caller checks.
        }
    }
}
