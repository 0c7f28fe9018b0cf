package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.CardNumbers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// What others want of payments inside a transaction of their own: a new one, another amount, an undoing.
@Component
class PaymentRequests {

    private final PaymentRepository payments;
    private final UndoRepository undos;
    private final ProviderCalls providers;
    private final PaymentProperties properties;

    PaymentRequests(
            PaymentRepository payments, UndoRepository undos, ProviderCalls providers, PaymentProperties properties) {
        this.payments = payments;
        this.undos = undos;
        this.providers = providers;
        this.properties = properties;
    }

    List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return providers.all().stream()
                .flatMap(provider -> provider.methods(amount, country, locale).stream())
                .toList();
    }

    PaymentSnapshot create(UUID reference, String method, Money amount, @Nullable String token) {
        var provider = providers.serving(method).orElseThrow(() -> rejected("method", "There is no such method."));
        boolean needsToken = provider.methods(amount, "", Locale.ROOT).stream()
                .anyMatch(offered -> offered.code().equals(method) && offered.needsToken());
        if (needsToken && (token == null || token.isBlank())) {
            throw rejected("token", "This method needs the token of the provider's form.");
        }
        if (token != null && CardNumbers.contains(token)) {
            throw rejected("token", "Card numbers are never accepted: send the token of the provider's form.");
        }
        boolean captureNow = properties.capture() == PaymentProperties.Capture.AUTOMATIC;
        var payment = new NewPayment(PaymentId.next(), reference, method, provider.code(), amount, captureNow, token);
        try {
            return payments.insert(payment).map(Payment::snapshot).orElseThrow(PaymentStateRefused::alreadyOpen);
        } catch (DuplicateKeyException _) {
            throw PaymentStateRefused.alreadyOpen();
        }
    }

    private static RejectedException rejected(String field, String detail) {
        return new RejectedException(
                ProblemCode.REJECTED,
                detail,
                Map.of(),
                List.of(FieldProblem.ofPointer("/" + field, "refused", detail)));
    }

    PaymentSnapshot reprice(PaymentId id, Money amount) {
        return payments.reprice(id, amount).map(Payment::snapshot).orElseThrow(PaymentStateRefused::inFlight);
    }

    void undo(PaymentId id, String reason) {
        undos.request(id, reason);
    }
}
