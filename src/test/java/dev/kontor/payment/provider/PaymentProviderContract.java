package dev.kontor.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every payment provider has to do for the shop, whoever it is. A new provider extends this, says how its
/// stand-in is made to behave, and is ready when all of it is green. What it cannot do is left out: the tests of
/// a capability that it does not implement are skipped.
public abstract class PaymentProviderContract {

    /// How a payment is to go.
    protected enum Course {
        APPROVED,
        DECLINED,
        /// Taken, but the answer does not arrive.
        APPROVED_ANSWER_LOST,
        /// The provider is not reached at all.
        NOT_REACHED,
        /// The provider takes another amount than it was asked for.
        ANOTHER_AMOUNT
    }

    /// What the provider's own books say of a payment, in the provider's units.
    public record Books(long reserved, long captured, long refunded) {}

    protected abstract PaymentProvider provider();

    /// The method that is tested.
    protected abstract String method();

    /// The token that makes a payment go that way; empty if this provider cannot be brought to it.
    protected abstract Optional<String> token(Course course);

    /// Empty if the provider has no books, or no such payment in them.
    protected abstract Optional<Books> books(UUID key);

    /// Whether it takes money by itself, not only a promise.
    protected boolean movesMoney() {
        return true;
    }

    /// How a dispute goes on.
    protected enum Quarrel {
        /// The shop is to answer, and the money is withdrawn.
        BEGUN,
        /// The shop has won, and the money came again.
        WON
    }

    /// Makes the buyer of the charge dispute it as a whole, once for each charge, and brings that so far.
    ///
    /// @return what the provider calls the dispute
    protected String dispute(Charge charge, Quarrel course) {
        throw new UnsupportedOperationException("say how a dispute is made");
    }

    @Test
    void hasAStableNameAndServesWhatItOffers() {
        var provider = provider();

        assertThat(provider.code()).matches("[a-z][a-z0-9-]{1,49}");
        var offered = provider.methods(Money.of(1_000, "EUR"), "DE", Locale.ENGLISH);
        assertThat(offered).anyMatch(offer -> offer.code().equals(method()));
        assertThat(offered).allSatisfy(offer -> {
            assertThat(provider.serves(offer.code())).isTrue();
            assertThat(offer.code()).matches("[a-z][a-z0-9-]{1,49}");
            assertThat(offer.name()).isNotBlank();
            assertThat(offer.description()).isNotBlank();
        });
        assertThat(provider.serves("no-such-method")).isFalse();
    }

    @Test
    void offersItsMethodsInTheLanguageOfTheBuyer() {
        var english = provider().methods(Money.of(1_000, "EUR"), "DE", Locale.ENGLISH);
        var german = provider().methods(Money.of(1_000, "EUR"), "DE", Locale.GERMAN);

        assertThat(german).hasSameSizeAs(english).doesNotContainAnyElementsOf(english);
    }

    @Test
    void oneKeyIsOneCharge() {
        var charge = charge(Course.APPROVED, true);

        var first = authorizes().authorize(charge);
        var second = authorizes().authorize(charge);

        assertThat(second).isEqualTo(first);
        if (movesMoney()) {
            assertThat(first).isInstanceOf(ProviderResponse.Captured.class);
            assertThat(books(charge.key())).contains(new Books(0, 1_000, 0));
        }
    }

    @Test
    void capturesOrOnlyAuthorizesAsConfigured() {
        assumeTrue(movesMoney());
        var taken = charge(Course.APPROVED, true);
        var reserved = charge(Course.APPROVED, false);

        var captured = authorizes().authorize(taken);
        var authorized = authorizes().authorize(reserved);

        assertThat(captured)
                .isInstanceOfSatisfying(
                        ProviderResponse.Captured.class,
                        answer -> assertThat(answer.captured()).isEqualTo(Money.of(1_000, "EUR")));
        assertThat(authorized)
                .isInstanceOfSatisfying(
                        ProviderResponse.Authorized.class,
                        answer -> assertThat(answer.amount()).isEqualTo(Money.of(1_000, "EUR")));
        assertThat(books(reserved.key())).contains(new Books(1_000, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"1234, JPY", "1234, EUR", "12340, KWD", "500, ISK"})
    void countsInTheDigitsOfEveryCurrency(long minor, String currency) {
        assumeTrue(movesMoney());
        var amount = Money.of(minor, currency);
        var charge = new Charge(TypeIds.next(), method(), amount, wanted(Course.APPROVED), true, null);

        assertThat(authorizes().authorize(charge))
                .isInstanceOfSatisfying(
                        ProviderResponse.Captured.class,
                        answer -> assertThat(answer.captured()).isEqualTo(amount));
    }

    @Test
    void aRefusalIsFinalAndHasAStableReason() {
        var charge = charge(Course.DECLINED, true);

        var answer = authorizes().authorize(charge);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ProviderResponse.Declined.class,
                        declined -> assertThat(declined.reason()).matches("[a-z][a-z0-9-]*"));
        assertThat(authorizes().authorize(charge)).isEqualTo(answer);
        assertThat(books(charge.key()).map(Books::captured).orElse(0L)).isZero();
    }

    @Test
    void aLostAnswerIsUnknownAndFoundOutByTheKey() {
        var charge = charge(Course.APPROVED_ANSWER_LOST, true);

        assertThat(authorizes().authorize(charge)).isInstanceOf(ProviderResponse.Unknown.class);

        assertThat(polls().poll(charge))
                .isInstanceOfSatisfying(
                        ProviderResponse.Captured.class,
                        answer -> assertThat(answer.captured()).isEqualTo(Money.of(1_000, "EUR")));
        assertThat(books(charge.key())).contains(new Books(0, 1_000, 0));
    }

    @Test
    void saysOnlyOfWhatItCertainlyDidNotGetThatItWasNotSent() {
        var charge = charge(Course.NOT_REACHED, true);

        assertThat(authorizes().authorize(charge)).isInstanceOf(ProviderResponse.NotSent.class);
        assertThat(books(charge.key())).isEmpty();
    }

    @Test
    void knowsNoPaymentThatWasNeverRequested() {
        assumeTrue(movesMoney());
        var charge = charge(Course.APPROVED, true);

        assertThat(polls().poll(charge)).isInstanceOf(ProviderResponse.NotSent.class);
        assertThat(polls().pollRefund(charge, TypeIds.next())).isInstanceOf(OperationResponse.NotSent.class);
    }

    @Test
    void reportsTheAmountThatWasReallyCaptured() {
        var charge = charge(Course.ANOTHER_AMOUNT, true);

        assertThat(authorizes().authorize(charge))
                .isInstanceOfSatisfying(
                        ProviderResponse.Captured.class,
                        answer -> assertThat(answer.captured()).isNotEqualTo(charge.amount()));
    }

    @Test
    void pollingReportsWhatTheCallReported() {
        var charge = charge(Course.APPROVED, false);
        var told = authorizes().authorize(charge);

        assertThat(polls().poll(known(charge, told))).isEqualTo(told);
    }

    @Test
    void capturesAPartOnceForItsKeyAndNeverTooMuch() {
        var captures = able(Captures.class);
        var charge = reserved();
        var key = TypeIds.next();

        assertThat(captures.capture(charge, TypeIds.next(), Money.of(1_001, "EUR")))
                .isInstanceOf(ProviderResponse.Declined.class);
        var first = captures.capture(charge, key, Money.of(400, "EUR"));
        var again = captures.capture(charge, key, Money.of(400, "EUR"));

        assertThat(again).isEqualTo(first);
        assertThat(first)
                .isInstanceOfSatisfying(
                        ProviderResponse.Captured.class,
                        answer -> assertThat(answer.captured()).isEqualTo(Money.of(400, "EUR")));
        assertThat(books(charge.key()).orElseThrow().captured()).isEqualTo(400);
    }

    @Test
    void givesUpWhatWasOnlyReserved() {
        var cancels = able(Cancels.class);
        assumeTrue(movesMoney());
        var charge = reserved();
        var key = TypeIds.next();

        assertThat(cancels.cancel(charge, key)).isInstanceOf(ProviderResponse.Voided.class);
        assertThat(cancels.cancel(charge, key)).isInstanceOf(ProviderResponse.Voided.class);
        assertThat(polls().poll(charge)).isInstanceOf(ProviderResponse.Voided.class);
        assertThat(books(charge.key()).orElseThrow().captured()).isZero();
    }

    @Test
    void givesUpTheRestOfWhatWasTakenInPart() {
        var captures = able(Captures.class);
        var charge = reserved();
        var part = captures.capture(charge, TypeIds.next(), Money.of(400, "EUR"));

        assertThat(able(Cancels.class).cancel(charge, TypeIds.next())).isEqualTo(part);
        assertThat(captures.capture(charge, TypeIds.next(), Money.of(600, "EUR")))
                .isInstanceOf(ProviderResponse.Declined.class);
        assertThat(books(charge.key()).orElseThrow().captured()).isEqualTo(400);
    }

    @Test
    void saysThatMoneyWasTakenWhereItIsTooLateToGiveUp() {
        var cancels = able(Cancels.class);
        assumeTrue(movesMoney());
        var charge = taken();

        assertThat(cancels.cancel(charge, TypeIds.next())).isInstanceOf(ProviderResponse.Captured.class);
        assertThat(books(charge.key())).contains(new Books(0, 1_000, 0));
    }

    @Test
    void refundsAPartOnceForItsKeyAndNeverTooMuch() {
        var refunds = able(Refunds.class);
        assumeTrue(movesMoney());
        var charge = taken();
        var key = TypeIds.next();

        var first = refunds.refund(charge, key, Money.of(600, "EUR"));
        var again = refunds.refund(charge, key, Money.of(600, "EUR"));
        var tooMuch = refunds.refund(charge, TypeIds.next(), Money.of(401, "EUR"));

        assertThat(first).isInstanceOf(OperationResponse.Succeeded.class);
        assertThat(again).isEqualTo(first);
        assertThat(tooMuch).isInstanceOf(OperationResponse.Refused.class);
        assertThat(polls().pollRefund(charge, key)).isEqualTo(first);
        assertThat(books(charge.key())).contains(new Books(0, 1_000, 600));
    }

    @Test
    void listsWhatItHoldsOnceWithOurIds() {
        var lists = able(ListsCharges.class);
        var taken = taken();
        able(Refunds.class).refund(taken, TypeIds.next(), Money.of(600, "EUR"));
        var reserved = reserved();
        var refused = charge(Course.DECLINED, true);
        authorizes().authorize(refused);

        var listed = new ArrayList<ListedCharge>();
        String after = null;
        do {
            var page = lists.charges(
                    Instant.now(Clock.systemUTC()).minus(Duration.ofMinutes(10)),
                    Instant.now(Clock.systemUTC()).plus(Duration.ofMinutes(10)),
                    after);
            listed.addAll(page.charges());
            after = page.next();
        } while (after != null);

        assertThat(listed)
                .filteredOn(charge -> charge.paymentId() != null
                        && Set.of(taken.key(), reserved.key(), refused.key())
                                .contains(charge.paymentId().value()))
                .extracting(charge -> charge.captured() + " " + charge.refunded() + " " + charge.reserved())
                .containsExactlyInAnyOrder("10.00 EUR 6.00 EUR false", "0.00 EUR 0.00 EUR true");
    }

    @Test
    void reportsTheStateOfADisputeAndOfItsMoney() {
        var teller = able(ReportsDisputes.class);
        var charge = taken();

        var begun = teller.dispute(dispute(charge, Quarrel.BEGUN));
        var won = teller.dispute(dispute(charge, Quarrel.WON));

        assertThat(begun).isInstanceOfSatisfying(DisputeResponse.Known.class, told -> {
            assertThat(told.paymentId()).isEqualTo(new PaymentId(charge.key()));
            assertThat(told.paymentReference()).isEqualTo(charge.reference());
            assertThat(told.status()).isEqualTo(DisputeStatus.NEEDS_RESPONSE);
            assertThat(told.amount()).isEqualTo(Money.of(1_000, "EUR"));
            assertThat(told.withdrawn()).isEqualTo(Money.of(1_000, "EUR"));
            assertThat(told.reason()).matches("[a-z][a-z0-9-]{1,99}");
            assertThat(told.evidenceDueAt()).isAfter(told.disputedAt());
        });
        assertThat(won).isInstanceOfSatisfying(DisputeResponse.Known.class, told -> {
            assertThat(told.status()).isEqualTo(DisputeStatus.WON);
            assertThat(told.withdrawn()).isEqualTo(Money.of(0, "EUR"));
        });
        assertThat(teller.dispute("no-such-dispute")).isInstanceOf(DisputeResponse.Unknown.class);
    }

    protected final Charge charge(Course course, boolean captureNow) {
        return new Charge(TypeIds.next(), method(), Money.of(1_000, "EUR"), wanted(course), captureNow, null);
    }

    private @Nullable String wanted(Course course) {
        var token = token(course);
        assumeTrue(token.isPresent(), "this provider cannot be brought to it");
        return token.get().isEmpty() ? null : token.get();
    }

    private Charge taken() {
        var charge = charge(Course.APPROVED, true);
        return known(charge, authorizes().authorize(charge));
    }

    private Charge reserved() {
        var charge = charge(Course.APPROVED, false);
        return known(charge, authorizes().authorize(charge));
    }

    /// The charge as the shop knows it after that answer.
    protected static Charge known(Charge charge, ProviderResponse answer) {
        var reference = switch (answer) {
            case ProviderResponse.Authorized authorized -> authorized.reference();
            case ProviderResponse.Captured captured -> captured.reference();
            case ProviderResponse.ActionRequired required -> required.reference();
            case ProviderResponse.Pending pending -> pending.reference();
            case ProviderResponse.Promised _,
                    ProviderResponse.Declined _,
                    ProviderResponse.Voided _,
                    ProviderResponse.NotSent _,
                    ProviderResponse.Mismatch _,
                    ProviderResponse.Unknown _ -> null;
        };
        return new Charge(charge.key(), charge.method(), charge.amount(), null, charge.captureNow(), reference);
    }

    private Authorizes authorizes() {
        return able(Authorizes.class);
    }

    private Polls polls() {
        return able(Polls.class);
    }

    protected final <C> C able(Class<C> capability) {
        assumeTrue(capability.isInstance(provider()), "this provider cannot do that");
        return capability.cast(provider());
    }
}
