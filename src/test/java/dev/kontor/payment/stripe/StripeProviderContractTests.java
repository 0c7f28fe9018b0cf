package dev.kontor.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.Charge;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.payment.provider.OperationResponse;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.PaymentProvider;
import dev.kontor.payment.provider.PaymentProviderContract;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.StripeStandIn;
import dev.kontor.testing.StripeStandIn.Fault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// Stripe keeps the contract, against a stand-in with books of its own.
class StripeProviderContractTests extends PaymentProviderContract {

    private static final StripeStandIn STRIPE = StripeStandIn.get();

    private final Map<String, String> disputes = new HashMap<>();
    private final StripeProvider provider = provider(STRIPE.url(), StripeStandIn.SECRET_KEY);

    private static StripeProvider provider(String url, String key) {
        var properties = new PaymentProperties(
                PaymentProperties.Capture.AUTOMATIC,
                Duration.ofMillis(400),
                8,
                Duration.ofMinutes(30),
                new PaymentProperties.Janitor(false, Duration.ofSeconds(5)),
                new PaymentProperties.Test(null, Duration.ofSeconds(3)),
                new PaymentProperties.BankTransfer(false, "", "", "", ""),
                new PaymentProperties.CashOnDelivery(false, List.of()),
                new PaymentProperties.Stripe(key, "pk_test_x", List.of(), url));
        var client = StripeConfiguration.client(properties);
        return new StripeProvider(
                new StripeIntents(client),
                new StripeRefunds(client),
                new StripeDisputes(client),
                new StripeAnswers(properties),
                new StripeWebhooks(properties, new JsonMapper(), Clock.systemUTC()));
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected String method() {
        return "stripe";
    }

    @Override
    protected Optional<String> token(Course course) {
        return Optional.of(
                switch (course) {
                    case APPROVED -> "pm_card_visa";
                    case DECLINED -> "pm_declined";
                    case APPROVED_ANSWER_LOST -> "pm_done_then_cut";
                    case NOT_REACHED -> "pm_rate_limited";
                    case ANOTHER_AMOUNT -> "pm_less";
                });
    }

    @Override
    protected Optional<Books> books(UUID key) {
        return entry(key).map(entry -> new Books(entry.capturable(), entry.received(), entry.refunded()));
    }

    @Override
    protected String dispute(Charge charge, Quarrel course) {
        var payment = new PaymentId(charge.key()).text();
        var id = disputes.computeIfAbsent(payment, _ -> STRIPE.dispute(payment, 1_000, "needs_response"));
        switch (course) {
            case BEGUN -> STRIPE.withdraw(id);
            case WON -> {
                STRIPE.becomeDispute(id, "won");
                STRIPE.reinstate(id);
            }
        }
        return id;
    }

    @ParameterizedTest
    @CsvSource({
        "warning_needs_response, INQUIRY",
        "warning_under_review, INQUIRY",
        "under_review, UNDER_REVIEW",
        "lost, LOST",
        "warning_closed, CLOSED",
        "prevented, CLOSED"
    })
    void saysInItsOwnWordsWhereADisputeStands(String status, DisputeStatus expected) {
        var charge = charge("pm_card_visa");
        provider.authorize(charge);
        var id = STRIPE.dispute(new PaymentId(charge.key()).text(), 400, status);

        assertThat(provider.dispute(id)).isInstanceOfSatisfying(DisputeResponse.Known.class, told -> {
            assertThat(told.status()).isEqualTo(expected);
            assertThat(told.amount()).isEqualTo(Money.of(400, "EUR"));
            assertThat(told.withdrawn()).isEqualTo(Money.of(0, "EUR"));
        });
    }

    @Test
    void listsWhatWasWithdrawnForDisputes() {
        var charge = charge("pm_card_visa");
        provider.authorize(charge);
        var payment = new PaymentId(charge.key());
        STRIPE.withdraw(STRIPE.dispute(payment.text(), 400, "needs_response"));
        var lost = STRIPE.dispute(payment.text(), 100, "lost");
        STRIPE.withdraw(lost);

        var now = Instant.now(Clock.systemUTC());
        assertThat(provider.charges(now.minusSeconds(60), now.plusSeconds(60), null)
                        .charges())
                .filteredOn(listed -> payment.equals(listed.paymentId()))
                .extracting(listed -> listed.captured() + " " + listed.withdrawn())
                .containsExactly("10.00 EUR 5.00 EUR");
    }

    private static Optional<StripeStandIn.Entry> entry(UUID key) {
        return STRIPE.entry(new PaymentId(key).text());
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE_THEN_500", "DONE_THEN_CUT", "DONE_THEN_LATE"})
    void chargesOnceHoweverTheAnswerIsLost(Fault fault) {
        var charge = charge("pm_" + fault.name().toLowerCase(Locale.ROOT));

        assertThat(provider.authorize(charge)).isInstanceOf(ProviderResponse.Unknown.class);
        assertThat(provider.authorize(charge)).isInstanceOf(ProviderResponse.Unknown.class);

        assertThat(provider.poll(charge))
                .isInstanceOfSatisfying(
                        ProviderResponse.Captured.class,
                        answer -> assertThat(answer.captured()).isEqualTo(Money.of(1_000, "EUR")));
        assertThat(entry(charge.key()).orElseThrow().received()).isEqualTo(1_000);
    }

    @Test
    void anErrorOfStripeIsUnknownEvenIfNothingWasDone() {
        var charge = charge("pm_nothing_then_500");

        assertThat(provider.authorize(charge)).isEqualTo(new ProviderResponse.Unknown("status-500"));
        assertThat(provider.poll(charge)).isInstanceOf(ProviderResponse.NotSent.class);
    }

    @Test
    void whereNobodyListensOrTheKeyIsRefusedNothingWasSent() {
        assertThat(provider("http://localhost:1", "sk_test_x").authorize(charge("pm_card_visa")))
                .isEqualTo(new ProviderResponse.NotSent("connection-failed"));
        assertThat(provider(STRIPE.url(), "sk_test_wrong").authorize(charge("pm_card_visa")))
                .isEqualTo(new ProviderResponse.NotSent("key-refused"));
    }

    @Test
    void theBrowserGetsAClientSecretAndPaysByIt() {
        var charge = charge(null);

        var asked = (ProviderResponse.ActionRequired) provider.authorize(charge);
        var known = known(charge, asked);
        STRIPE.payInBrowser(asked.action().getOrDefault("clientSecret", ""), false);
        var refused = provider.poll(known);
        STRIPE.payInBrowser(asked.action().getOrDefault("clientSecret", ""), true);

        assertThat(asked.action()).containsEntry("type", "stripe").containsEntry("publishableKey", "pk_test_x");
        assertThat(refused).as("the buyer may try again").isEqualTo(asked);
        assertThat(provider.poll(known))
                .isEqualTo(new ProviderResponse.Captured(asked.reference(), Money.of(1_000, "EUR")));
    }

    @Test
    void anIntentOfAnotherPaymentIsAMismatch() {
        var charge = charge("pm_card_visa");
        var known = known(charge, provider.authorize(charge));
        STRIPE.change(new PaymentId(charge.key()).text(), intent -> intent.belongsTo("pay_of_another"));

        assertThat(provider.poll(known))
                .isEqualTo(new ProviderResponse.Mismatch(known.reference() + " belongs to pay_of_another"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE_THEN_500", "DONE_THEN_LATE", "NOTHING_THEN_500"})
    void aRefundWhoseAnswerIsLostIsFoundByItsKey(Fault fault) {
        var charge = charge("pm_card_visa");
        var known = known(charge, provider.authorize(charge));
        var key = TypeIds.next();
        STRIPE.failNext("/refunds", fault);

        assertThat(provider.refund(known, key, Money.of(300, "EUR"))).isInstanceOf(OperationResponse.Unknown.class);

        assertThat(provider.pollRefund(known, key))
                .isInstanceOf(
                        fault == Fault.NOTHING_THEN_500
                                ? OperationResponse.NotSent.class
                                : OperationResponse.Succeeded.class);
        assertThat(provider.refund(known, key, Money.of(300, "EUR"))).isInstanceOf(OperationResponse.Succeeded.class);
        assertThat(entry(charge.key()).orElseThrow().refunded()).isEqualTo(300);
    }

    @Test
    void aCaptureWhoseAnswerIsLostIsFoundOut() {
        var charge = new Charge(TypeIds.next(), "stripe", Money.of(1_000, "EUR"), "pm_card_visa", false, null);
        var known = known(charge, provider.authorize(charge));
        STRIPE.failNext("/capture", Fault.DONE_THEN_500);

        assertThat(provider.capture(known, TypeIds.next(), Money.of(1_000, "EUR")))
                .isInstanceOf(ProviderResponse.Unknown.class);
        assertThat(provider.poll(known))
                .isEqualTo(new ProviderResponse.Captured(String.valueOf(known.reference()), Money.of(1_000, "EUR")));
    }

    @Test
    void aQuestionThatFailsSaysNothingOfThePayment() {
        var charge = charge("pm_card_visa");
        STRIPE.failNext("/search", Fault.NOTHING_THEN_500);

        assertThat(provider.poll(charge)).isInstanceOf(ProviderResponse.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"500, ISK, 50000", "500, UGX, 50000", "1200, MGA, 12", "1234, JPY, 1234", "1230, KWD, 1230"})
    void writesAmountsAsStripeCountsThem(long minor, String currency, long expected) {
        assertThat(StripeAmounts.of(Money.of(minor, currency))).hasValue(expected);
        assertThat(StripeAmounts.money(expected, currency.toLowerCase(Locale.ROOT)))
                .isEqualTo(Money.of(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({"1234, KWD", "1250, MGA"})
    void doesNotOfferWhatStripeCannotExpress(long minor, String currency) {
        var amount = Money.of(minor, currency);

        assertThat(provider.methods(amount, "KW", Locale.ENGLISH)).isEmpty();
        assertThat(provider.authorize(new Charge(TypeIds.next(), "stripe", amount, "pm_card_visa", true, null)))
                .isEqualTo(new ProviderResponse.Declined("amount-not-supported"));
    }

    @Test
    void saysWhyACardWasRefusedOnlyAsFarAsTheBuyerMayKnow() {
        assertThat(Map.of(
                        "pm_declined", provider.authorize(charge("pm_declined")),
                        "pm_poor", provider.authorize(charge("pm_poor"))))
                .isEqualTo(Map.of(
                        "pm_declined", new ProviderResponse.Declined("card-declined"),
                        "pm_poor", new ProviderResponse.Declined("insufficient-funds")));
    }

    private static Charge charge(@org.jspecify.annotations.Nullable String token) {
        return new Charge(TypeIds.next(), "stripe", Money.of(1_000, "EUR"), token, true, null);
    }
}
