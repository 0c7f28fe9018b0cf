package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/// A provider that moves no money; the token decides how it behaves. Stores charges under the keys of the shop, as a
/// real provider does.
@Component
@Conditional(TestProviderCondition.class)
class TestProvider implements PaymentProvider, Authorizes, Captures, Cancels, Refunds, Polls, ListsCharges {

    static final String METHOD = "test";

    private final TestBank bank;
    private final PaymentProperties properties;
    private final Shop shop;

    TestProvider(TestBank bank, PaymentProperties properties, Shop shop) {
        this.bank = bank;
        this.properties = properties;
        this.shop = shop;
    }

    @Override
    public String code() {
        return "test";
    }

    @Override
    public boolean serves(String method) {
        return method.equals(METHOD);
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        var texts = ProviderTexts.of(locale);
        return List.of(new PaymentMethod(METHOD, texts.name(METHOD), texts.description(METHOD), true));
    }

    @Override
    public ProviderResponse authorize(Charge charge) {
        var token = charge.token() == null ? null : TestToken.of(charge.token()).orElse(null);
        return switch (token) {
            case null -> new ProviderResponse.Declined("invalid-token");
            case TOK_APPROVE, TOK_REFUND_DECLINE, TOK_REFUND_UNKNOWN -> book(charge, token, approved(charge));
            case TOK_AUTHORIZE_ONLY -> book(charge, token, "AUTHORIZED");
            case TOK_DECLINE, TOK_DECLINE_INSUFFICIENT_FUNDS -> book(charge, token, "DECLINED");
            case TOK_ACTION_REQUIRED -> book(charge, token, "PENDING");
            case TOK_SLOW -> {
                sleep(properties.test().slow());
                yield book(charge, token, approved(charge));
            }
            case TOK_UNKNOWN -> lost(book(charge, token, approved(charge)));
            case TOK_UNKNOWN_DECLINE -> lost(book(charge, token, "DECLINED"));
            case TOK_NOT_SENT -> new ProviderResponse.NotSent("connection refused");
            case TOK_WRONG_AMOUNT ->
                state(bank.charge(entry(charge, charge.amount().minor() - 1, token, approved(charge))));
        };
    }

    @Override
    public ProviderResponse capture(Charge charge, UUID operation, Money amount) {
        return bank.operate(operation, charge.key(), "CAPTURE", amount.minor())
                ? poll(charge)
                : new ProviderResponse.Declined("capture-refused");
    }

    @Override
    public ProviderResponse cancel(Charge charge, UUID operation) {
        bank.operate(operation, charge.key(), "VOID", 0);
        return poll(charge);
    }

    @Override
    public OperationResponse refund(Charge charge, UUID operation, Money amount) {
        boolean accepted = bank.operate(operation, charge.key(), "REFUND", amount.minor());
        boolean answerIsLost = bank.find(charge.key())
                .filter(entry -> entry.token().equals(TestToken.TOK_REFUND_UNKNOWN.text()))
                .isPresent();
        return answerIsLost ? new OperationResponse.Unknown("the response was lost") : outcome(operation, accepted);
    }

    @Override
    public ProviderResponse poll(Charge charge) {
        return bank.find(charge.key())
                .map(this::state)
                .orElseGet(() -> new ProviderResponse.NotSent("no charge with that key"));
    }

    @Override
    public OperationResponse pollRefund(Charge charge, UUID operation) {
        return bank.findOperation(operation)
                .map(accepted -> outcome(operation, accepted))
                .orElseGet(() -> new OperationResponse.NotSent("no refund with that key"));
    }

    @Override
    public Page charges(Instant from, Instant until, @Nullable String after) {
        var entries = bank.list(from, until, after == null ? null : UUID.fromString(after));
        var charges = entries.stream().map(TestProvider::listed).toList();
        return new Page(
                charges,
                entries.size() < TestBank.PAGE
                        ? null
                        : entries.getLast().entry().key().toString());
    }

    private static ListedCharge listed(TestBank.Dated dated) {
        var entry = dated.entry();
        return new ListedCharge(
                "test_" + entry.key(),
                new PaymentId(entry.key()),
                Money.of(entry.capturedMinor(), entry.currency()),
                Money.of(entry.refundedMinor(), entry.currency()),
                Money.of(0, entry.currency()),
                entry.status().equals("AUTHORIZED"),
                dated.createdAt());
    }

    private ProviderResponse book(Charge charge, TestToken token, String status) {
        return state(bank.charge(entry(charge, charge.amount().minor(), token, status)));
    }

    private static TestBank.Entry entry(Charge charge, long minor, TestToken token, String status) {
        return new TestBank.Entry(
                charge.key(),
                token.text(),
                charge.amount().currency().getCurrencyCode(),
                minor,
                status.equals("CAPTURED") ? minor : 0,
                0,
                status);
    }

    private ProviderResponse state(TestBank.Entry entry) {
        var reference = "test_" + entry.key();
        return switch (entry.status()) {
            case "AUTHORIZED" ->
                new ProviderResponse.Authorized(reference, Money.of(entry.authorizedMinor(), entry.currency()));
            case "CAPTURED" ->
                new ProviderResponse.Captured(reference, Money.of(entry.capturedMinor(), entry.currency()));
            case "PENDING" ->
                new ProviderResponse.ActionRequired(
                        reference,
                        Map.of(
                                "type",
                                "redirect",
                                "url",
                                shop.link(
                                        "/store/v1/test-payments/" + new PaymentId(entry.key()).text() + "/approve")));
            case "VOIDED" -> new ProviderResponse.Voided(reference);
            default ->
                new ProviderResponse.Declined(
                        entry.token().equals(TestToken.TOK_DECLINE_INSUFFICIENT_FUNDS.text())
                                ? "insufficient-funds"
                                : "card-declined");
        };
    }

    private static OperationResponse outcome(UUID operation, boolean accepted) {
        return accepted
                ? new OperationResponse.Succeeded("test_" + operation)
                : new OperationResponse.Refused("refund-refused");
    }

    private static String approved(Charge charge) {
        return charge.captureNow() ? "CAPTURED" : "AUTHORIZED";
    }

    private static ProviderResponse lost(ProviderResponse answer) {
        return new ProviderResponse.Unknown(
                "the response was lost: " + answer.getClass().getSimpleName());
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("gave up waiting", e);
        }
    }
}
