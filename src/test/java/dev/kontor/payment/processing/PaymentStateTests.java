package dev.kontor.payment.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundStatus;
import dev.kontor.payment.dispute.DisputedFunds;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Every step from every state. `-` stands for a step that is refused, or an answer that changes nothing.
class PaymentStateTests {

    private static final String REFERENCE = "ch_1";
    private static final Money TEN = eur(1_000);

    /// What a provider says, and where the payment goes by it.
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            from              | Authorized | Captured | Promised          | ActionRequired  | Declined | Voided   | NotSent | Pending | Unknown
            CREATED           | AUTHORIZED | CAPTURED | AWAITING_TRANSFER | ACTION_REQUIRED | DECLINED | CANCELED | -       | -       | -
            UNKNOWN           | AUTHORIZED | CAPTURED | AWAITING_TRANSFER | ACTION_REQUIRED | DECLINED | CANCELED | CREATED | -       | -
            ACTION_REQUIRED   | AUTHORIZED | CAPTURED | -                 | -               | DECLINED | CANCELED | -       | -       | -
            AWAITING_TRANSFER | -          | CAPTURED | -                 | -               | -        | CANCELED | -       | -       | -
            AUTHORIZED        | -          | CAPTURED | -                 | -               | -        | CANCELED | -       | -       | -
            CAPTURED          | -          | -        | -                 | -               | -        | -        | -       | -       | -
            DECLINED          | AUTHORIZED | CAPTURED | -                 | -               | -        | -        | -       | -       | -
            CANCELED          | AUTHORIZED | CAPTURED | -                 | -               | -        | -        | -       | -       | -
            """)
    void followsItsProviderForwardOnly(
            PaymentStatus from,
            String authorized,
            String captured,
            String promised,
            String actionRequired,
            String declined,
            String voided,
            String notSent,
            String pending,
            String unknown) {
        assertFollows(from, new ProviderResponse.Authorized(REFERENCE, TEN), authorized);
        assertFollows(from, new ProviderResponse.Captured(REFERENCE, TEN), captured);
        assertFollows(from, new ProviderResponse.Promised(Map.of("iban", "x")), promised);
        assertFollows(from, new ProviderResponse.ActionRequired(REFERENCE, Map.of("url", "x")), actionRequired);
        assertFollows(from, new ProviderResponse.Declined("card-declined"), declined);
        assertFollows(from, new ProviderResponse.Voided(REFERENCE), voided);
        assertFollows(from, new ProviderResponse.NotSent("x"), notSent);
        assertFollows(from, new ProviderResponse.Pending(REFERENCE), pending);
        assertFollows(from, new ProviderResponse.Unknown("x"), unknown);
    }

    private static void assertFollows(PaymentStatus from, ProviderResponse answer, String to) {
        var payment = payment(from);
        boolean moved = payment.follow(answer);

        var expected = to.equals("-") ? from : PaymentStatus.valueOf(to);
        assertThat(payment.status()).as("%s, told %s", from, answer).isEqualTo(expected);
        assertThat(moved).as("%s, told %s", from, answer).isEqualTo(expected != from);
        assertThat(payment.alert()).isNull();
        assertThat(payment.follow(answer)).as("the same answer again").isFalse();
        assertThat(payment.status()).isEqualTo(expected);
    }

    /// What staff or the shop ask for.
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            from              | capture | void | refund | receive
            CREATED           | -       | yes  | -      | -
            UNKNOWN           | -       | yes  | -      | -
            ACTION_REQUIRED   | -       | yes  | -      | -
            AWAITING_TRANSFER | -       | yes  | -      | yes
            AUTHORIZED        | yes     | yes  | -      | -
            CAPTURED          | -       | -    | yes    | -
            DECLINED          | -       | -    | -      | -
            CANCELED          | -       | -    | -      | -
            """)
    void refusesStepsThatItsStateDoesNotAllow(
            PaymentStatus from, String capture, String cancel, String refund, String receive) {
        assertAllowed(from, payment -> payment.requireCapturable(TEN), capture);
        assertAllowed(from, Payment::requireCancelable, cancel);
        assertAllowed(from, payment -> payment.requireRefundable(TEN), refund);
        assertAllowed(from, payment -> payment.receive(TEN), receive);
    }

    private static void assertAllowed(PaymentStatus from, Consumer<Payment> step, String allowed) {
        var payment = payment(from);
        if (allowed.equals("yes")) {
            step.accept(payment);
            return;
        }
        var before = payment.snapshot();
        assertThatThrownBy(() -> step.accept(payment)).isInstanceOf(ConflictException.class);
        assertThat(payment.snapshot()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(PaymentStatus.class)
    void itsTableOfMovesIsTheOneThatIsTested(PaymentStatus from) {
        var reached = EnumSet.noneOf(PaymentStatus.class);
        for (var answer : new ProviderResponse[] {
            new ProviderResponse.Authorized(REFERENCE, TEN),
            new ProviderResponse.Captured(REFERENCE, TEN),
            new ProviderResponse.Promised(Map.of()),
            new ProviderResponse.ActionRequired(REFERENCE, Map.of()),
            new ProviderResponse.Declined("x"),
            new ProviderResponse.Voided(null),
            new ProviderResponse.NotSent("x")
        }) {
            var payment = payment(from);
            payment.follow(answer);
            reached.add(payment.status());
        }
        reached.remove(from);
        if (from == PaymentStatus.CREATED) {
            // By being asked for.
            reached.add(PaymentStatus.UNKNOWN);
        }

        assertThat(from.next()).isEqualTo(reached);
    }

    @Test
    void capturesInPartsAndNeverMoreThanWasAuthorized() {
        var payment = payment(PaymentStatus.AUTHORIZED);

        payment.follow(new ProviderResponse.Captured(REFERENCE, eur(400)));
        payment.requireCapturable(eur(600));

        assertThat(payment.funds().uncaptured()).isEqualTo(eur(600));
        for (var wrong : new Money[] {eur(601), eur(0), eur(-1), Money.of(600, "USD")}) {
            assertThatThrownBy(() -> payment.requireCapturable(wrong)).isInstanceOf(ConflictException.class);
        }
        assertThat(payment.follow(new ProviderResponse.Captured(REFERENCE, eur(300))))
                .as("an older answer")
                .isFalse();
        assertThat(payment.captured()).isEqualTo(eur(400));
        assertThat(payment.follow(new ProviderResponse.Captured(REFERENCE, TEN)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"999, EUR, ch_1", "1001, EUR, ch_1", "1000, USD, ch_1", "0, EUR, ch_1", "1000, EUR, ch_2"})
    void anotherAmountCurrencyOrChargeIsNoPayment(long minor, String currency, String reference) {
        for (var answer : new ProviderResponse[] {
            new ProviderResponse.Captured(reference, Money.of(minor, currency)),
            new ProviderResponse.Authorized(reference, Money.of(minor, currency))
        }) {
            var payment = payment(PaymentStatus.UNKNOWN);

            assertThat(payment.follow(answer)).isFalse();
            assertThat(payment.status()).isEqualTo(PaymentStatus.UNKNOWN);
            assertThat(payment.captured()).isEqualTo(eur(0));
            assertThat(payment.alert()).startsWith("payment-mismatch: ");
            assertThat(payment.unposted().amounts()).isEmpty();
        }
    }

    @Test
    void anAlertEndsWhenTheProviderHasCorrectedTheCharge() {
        var payment = payment(PaymentStatus.UNKNOWN);
        payment.follow(new ProviderResponse.Captured(REFERENCE, eur(999)));

        assertThat(payment.follow(new ProviderResponse.Captured(REFERENCE, TEN)))
                .isTrue();

        assertThat(payment.alert()).isNull();
        assertThat(payment.captured()).isEqualTo(TEN);
    }

    @Test
    void aRefundTakesAtMostWhatIsLeft() {
        var payment = payment(PaymentStatus.CAPTURED);
        payment.refundSucceeded(eur(0), false);

        for (var wrong : new Money[] {eur(1_001), eur(0), eur(-1), Money.of(1, "USD")}) {
            assertThatThrownBy(() -> payment.requireRefundable(wrong)).isInstanceOf(ConflictException.class);
        }
        payment.requireRefundable(TEN);
    }

    @Test
    void onlyARefundWithoutOutcomeIsOpen() {
        assertThat(EnumSet.allOf(RefundStatus.class).stream().filter(RefundStatus::isOpen))
                .containsExactly(RefundStatus.PENDING, RefundStatus.UNKNOWN);
    }

    @Test
    void theLedgerRecordsWhatEachStepChanges() {
        var payment = payment(PaymentStatus.UNKNOWN);

        payment.follow(new ProviderResponse.Authorized(REFERENCE, TEN));
        assertThat(payment.unposted().amounts())
                .isEqualTo(Map.of(LedgerAccount.RECEIVABLE, 1_000L, LedgerAccount.SALES, -1_000L));
        payment.saved();
        payment.follow(new ProviderResponse.Captured(REFERENCE, eur(400)));
        assertThat(payment.unposted().amounts())
                .isEqualTo(Map.of(LedgerAccount.PROVIDER_CLEARING, 400L, LedgerAccount.RECEIVABLE, -400L));
        payment.saved();
        payment.follow(new ProviderResponse.Captured(REFERENCE, eur(400)));
        assertThat(payment.unposted().amounts()).isEmpty();
    }

    @Test
    void whatAProviderHasReservedDoesNotArriveInAnotherWay() {
        var payment = payment(PaymentStatus.AUTHORIZED);
        payment.follow(new ProviderResponse.Captured(REFERENCE, eur(400)));

        assertThatThrownBy(() -> payment.receive(eur(600))).isInstanceOf(ConflictException.class);

        assertThat(payment.captured()).isEqualTo(eur(400));
        assertThat(payment.awaitsMoney()).isFalse();
    }

    @Test
    void whatIsTakenAtOnceWasNeverOwed() {
        var payment = payment(PaymentStatus.UNKNOWN);

        payment.follow(new ProviderResponse.Captured(REFERENCE, TEN));

        assertThat(payment.unposted().amounts())
                .isEqualTo(Map.of(LedgerAccount.PROVIDER_CLEARING, 1_000L, LedgerAccount.SALES, -1_000L));
    }

    private static Payment payment(PaymentStatus status) {
        boolean promised = status == PaymentStatus.AWAITING_TRANSFER;
        return new Payment(
                new PaymentRow(
                        new PaymentId(UUID.fromString("00000000-0000-7000-8000-000000000001")),
                        UUID.fromString("00000000-0000-7000-8000-000000000002"),
                        promised ? "bank-transfer" : "test",
                        promised ? "manual" : "test",
                        new Funds(
                                eur(1_000),
                                eur(status == PaymentStatus.CAPTURED ? 1_000 : 0),
                                eur(0),
                                eur(0),
                                eur(0),
                                eur(0),
                                new DisputedFunds(eur(0), eur(0), eur(0)),
                                eur(0)),
                        status,
                        true,
                        null,
                        REFERENCE,
                        null,
                        Map.of(),
                        Map.of(),
                        null,
                        new PurchasePart(null, true, false, false),
                        null,
                        null,
                        Instant.EPOCH,
                        1),
                null);
    }

    private static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }
}
