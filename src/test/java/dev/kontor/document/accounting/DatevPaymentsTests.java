package dev.kontor.document.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.document.accounting.DatevPayments.Booking;
import dev.kontor.document.accounting.DatevPayments.Voucher;
import dev.kontor.payment.Ledger;
import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.LedgerTransactionId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.RejectedException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// How transactions of the ledger become bookings.
class DatevPaymentsTests {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final DatevPaymentAccounts ACCOUNTS = new DatevPaymentAccounts(
            List.of(
                    new DatevPaymentAccounts.MoneyAccount("stripe", null, "1361"),
                    new DatevPaymentAccounts.MoneyAccount("manual", null, "1200"),
                    new DatevPaymentAccounts.MoneyAccount("manual", "cash-on-delivery", "1362")),
            "1360",
            "1605",
            "1606",
            "4630",
            "2742",
            null,
            "2400",
            "1700");

    private final List<Ledger.Movement> movements = new ArrayList<>();
    private String method = "card";

    @Test
    void paymentsAreBookedBetweenMoneyAndDebtors() {
        transaction("AUTHORIZE", "stripe", LedgerAccount.RECEIVABLE, 1_190, LedgerAccount.SALES, -1_190);
        transaction("CAPTURE", "stripe", LedgerAccount.RECEIVABLE, -1_190, LedgerAccount.PROVIDER_CLEARING, 1_190);
        transaction("REFUND", "stripe", LedgerAccount.REFUNDS, 300, LedgerAccount.REFUNDS_PAYABLE, -300);
        transaction("REFUND", "stripe", LedgerAccount.REFUNDS_PAYABLE, 300, LedgerAccount.PROVIDER_CLEARING, -300);

        assertThat(bookings()).containsExactly(booking("1361", "10000", 1_190), booking("10000", "1361", 300));
    }

    /// What a carrier has collected is not yet at the bank.
    @Test
    void moneyThatStaffRecordIsBookedByItsMethod() {
        transaction("RECEIVE", "manual", LedgerAccount.RECEIVABLE, -700, LedgerAccount.PROVIDER_CLEARING, 700);
        method = "cash-on-delivery";
        transaction("RECEIVE", "manual", LedgerAccount.RECEIVABLE, -900, LedgerAccount.PROVIDER_CLEARING, 900);

        assertThat(bookings()).containsExactly(booking("1200", "10000", 700), booking("1362", "10000", 900));
    }

    @Test
    void whatIsWrittenOffIsALossAndWhatIsOffsetIsNotBooked() {
        transaction("WRITE_OFF", "on-account", LedgerAccount.RECEIVABLE, -240, LedgerAccount.WRITE_OFFS, 240);
        transaction("CANCEL", "on-account", LedgerAccount.RECEIVABLE, -500, LedgerAccount.SALES, 500);
        transaction("CAPTURE", "exchange-credit", LedgerAccount.SALES, -500, LedgerAccount.REFUNDS, 500);

        assertThat(bookings()).containsExactly(booking("2400", "10000", 240));
    }

    @Test
    void aReversedWriteOffIsNoLoss() {
        transaction("CANCEL", "on-account", LedgerAccount.WRITE_OFFS, -240, LedgerAccount.SALES, 240);

        assertThat(bookings()).containsExactly(booking("10000", "2400", 240));
    }

    @Test
    void anOverpaymentIsADebtUntilItIsRefunded() {
        transaction("RECEIVE", "stripe", LedgerAccount.PROVIDER_CLEARING, 500, LedgerAccount.OVERPAYMENTS, -500);
        transaction("REFUND", "stripe", LedgerAccount.PROVIDER_CLEARING, -500, LedgerAccount.OVERPAYMENTS, 500);

        assertThat(bookings()).containsExactly(booking("1361", "1700", 500), booking("1700", "1361", 500));
    }

    @Test
    void giftCardsAndStoreCreditPassTheTransitAccount() {
        transaction("ISSUE", "stored-value", LedgerAccount.VALUE_GRANTED, 5_000, LedgerAccount.GIFT_CARDS, -5_000);
        transaction("CAPTURE", "stored-value", LedgerAccount.RECEIVABLE, -900, LedgerAccount.PROVIDER_CLEARING, 900);
        transaction("SPEND", "stored-value", LedgerAccount.PROVIDER_CLEARING, -900, LedgerAccount.GIFT_CARDS, 900);
        transaction("SPEND", "stored-value", LedgerAccount.PROVIDER_CLEARING, -50, LedgerAccount.STORE_CREDIT, 50);
        transaction("EXPIRE", "stored-value", LedgerAccount.GIFT_CARDS, 4_100, LedgerAccount.BREAKAGE, -4_100);

        assertThat(bookings())
                .containsExactly(
                        booking("4630", "1605", 5_000),
                        booking("1360", "10000", 900),
                        booking("1605", "1360", 900),
                        booking("1606", "1360", 50),
                        booking("1605", "2742", 4_100));
    }

    @Test
    void aTransactionOfSeveralAccountsIsDividedAndSumsToZero() {
        var id = transactionId();
        add(id, "CAPTURE", "stripe", LedgerAccount.PROVIDER_CLEARING, 700);
        add(id, "CAPTURE", "stripe", LedgerAccount.REFUNDS, 500);
        add(id, "CAPTURE", "stripe", LedgerAccount.RECEIVABLE, -900);
        add(id, "CAPTURE", "stripe", LedgerAccount.SALES, -300);

        assertThat(bookings()).containsExactly(booking("1361", "10000", 700));
    }

    @Test
    void daysAreThoseOfTheCompany() {
        transaction("CAPTURE", "stripe", LedgerAccount.RECEIVABLE, -1, LedgerAccount.PROVIDER_CLEARING, 1);

        assertThat(new DatevPayments(settings(ACCOUNTS), ZoneId.of("Europe/Berlin"), _ -> voucher())
                        .of(movements)
                        .getFirst()
                        .day())
                .isEqualTo(LocalDate.of(2026, 1, 1));
    }

    @Test
    void nothingIsLeftOut() {
        transaction("DISPUTE", "stripe", LedgerAccount.DISPUTES, 100, LedgerAccount.PROVIDER_CLEARING, -100);
        assertThatThrownBy(this::bookings)
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("payments.disputeAccount");
        movements.clear();
        transaction("CAPTURE", "other", LedgerAccount.RECEIVABLE, -1, LedgerAccount.PROVIDER_CLEARING, 1);
        assertThatThrownBy(this::bookings).hasMessageContaining("`other`");
        movements.clear();
        movements.add(new Ledger.Movement(
                transactionId(),
                LedgerAccount.SALES,
                PaymentId.next(),
                UUID.randomUUID(),
                null,
                "stripe",
                "card",
                "CAPTURE",
                new Money(1, Currency.getInstance("USD")),
                Instant.EPOCH));
        assertThatThrownBy(this::bookings).hasMessageContaining("in USD");
        assertThatThrownBy(() -> new DatevPayments(settings(null), ZoneId.of("UTC"), _ -> voucher()))
                .hasMessageContaining("Set `payments`");
    }

    private List<Booking> bookings() {
        return new DatevPayments(settings(ACCOUNTS), ZoneId.of("UTC"), _ -> voucher()).of(movements);
    }

    private static Optional<Voucher> voucher() {
        return Optional.of(new Voucher("INV-1", "order K-1"));
    }

    private static Booking booking(String debit, String credit, long minor) {
        return new Booking(
                LocalDate.of(2025, 12, 31), debit, credit, minor, voucher().orElseThrow());
    }

    private void transaction(
            String cause,
            String provider,
            LedgerAccount first,
            long firstMinor,
            LedgerAccount second,
            long secondMinor) {
        var id = transactionId();
        add(id, cause, provider, first, firstMinor);
        add(id, cause, provider, second, secondMinor);
    }

    private void add(LedgerTransactionId id, String cause, String provider, LedgerAccount account, long minor) {
        movements.add(new Ledger.Movement(
                id,
                account,
                PaymentId.next(),
                UUID.randomUUID(),
                null,
                provider,
                method,
                cause,
                new Money(minor, EUR),
                Instant.parse("2025-12-31T23:30:00Z")));
    }

    private static LedgerTransactionId transactionId() {
        return new LedgerTransactionId(UUID.randomUUID());
    }

    private static DatevSettings settings(@Nullable DatevPaymentAccounts payments) {
        return new DatevSettings(29_098, 55_003, "01-01", 4, "10000", List.of(), payments);
    }
}
