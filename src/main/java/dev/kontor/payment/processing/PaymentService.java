package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.provider.Authorizes;
import dev.kontor.payment.provider.Cancels;
import dev.kontor.payment.provider.Captures;
import dev.kontor.payment.provider.PaymentProperties;
import dev.kontor.payment.provider.ProviderAnswer;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.PaymentRefusedException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.CardNumbers;
import dev.kontor.shared.web.IdempotencyKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Moves money: record what is asked, ask without a transaction, record the answer.
@Service
class PaymentService implements Payments {

    private final PaymentRepository payments;
    private final PaymentRecords records;
    private final ProviderStates states;
    private final PaymentResolution resolution;
    private final ProviderCalls providers;
    private final PaymentProperties properties;
    private final UndoRepository undos;

    PaymentService(
            PaymentRepository payments,
            PaymentRecords records,
            ProviderStates states,
            PaymentResolution resolution,
            PaymentProperties properties,
            UndoRepository undos,
            ProviderCalls providers) {
        this.payments = payments;
        this.records = records;
        this.states = states;
        this.resolution = resolution;
        this.properties = properties;
        this.undos = undos;
        this.providers = providers;
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return providers.all().stream()
                .flatMap(provider -> provider.methods(amount, country, locale).stream())
                .toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot create(UUID reference, String method, Money amount, @Nullable String token) {
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

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot reprice(PaymentId id, Money amount) {
        return payments.reprice(id, amount).map(Payment::snapshot).orElseThrow(PaymentStateRefused::inFlight);
    }

    @Override
    public Optional<PaymentSnapshot> find(PaymentId id) {
        return payments.find(id).map(Payment::snapshot);
    }

    @Override
    public Map<UUID, List<PaymentSnapshot>> of(Collection<UUID> references) {
        return payments.ofReferences(references).stream()
                .map(Payment::snapshot)
                .collect(Collectors.groupingBy(PaymentSnapshot::reference));
    }

    @Override
    public PaymentSnapshot authorize(PaymentId id) {
        var begun = payments.beginAuthorization(id);
        if (begun.isEmpty()) {
            return refresh(id);
        }
        var payment = begun.get();
        var answer = providers
                .able(payment.provider(), Authorizes.class)
                .map(provider ->
                        providers.ask(payment.provider(), "authorize", () -> provider.authorize(payment.charge())))
                .orElseGet(() -> new ProviderAnswer.NotSent("there is no such provider"));
        return apply(payment, id.value(), Operation.Kind.AUTHORIZE, payment.amount(), answer)
                .payment()
                .snapshot();
    }

    @Override
    public PaymentSnapshot refresh(PaymentId id) {
        return resolution.resolve(id).snapshot();
    }

    @Override
    public PaymentSnapshot cancel(PaymentId id) {
        return cancel(id, null);
    }

    PaymentSnapshot cancel(PaymentId id, @Nullable IdempotencyKey key) {
        // What an earlier step has done must be known before the next one.
        var known = resolution.resolve(id);
        if (key == null && known.status().isFinalFailure()) {
            return known.snapshot();
        }
        var begun = records.cancel(known.id(), key);
        if (begun.resumed()) {
            return refresh(id);
        }
        var payment = begun.payment();
        var answer = providers
                .able(payment.provider(), Cancels.class)
                .map(provider -> providers.ask(
                        payment.provider(), "cancel", () -> provider.cancel(payment.charge(), begun.operation())))
                .orElseGet(() -> new ProviderAnswer.Declined("not-supported"));
        var applied = apply(payment, begun.operation(), Operation.Kind.CANCEL, begun.amount(), answer);
        if (applied.outcome() == Operation.Outcome.REFUSED) {
            throw PaymentStateRefused.of(applied.payment(), "voided");
        }
        return reached(applied).snapshot();
    }

    @Override
    public PaymentSnapshot capture(PaymentId id, @Nullable Money amount) {
        return capture(id, amount, null);
    }

    PaymentSnapshot capture(PaymentId id, @Nullable Money amount, @Nullable IdempotencyKey key) {
        resolution.resolve(id);
        var begun = records.capture(id, amount, key);
        if (begun.resumed()) {
            return refresh(id);
        }
        var payment = begun.payment();
        var answer = providers
                .able(payment.provider(), Captures.class)
                .map(provider -> providers.ask(
                        payment.provider(),
                        "capture",
                        () -> provider.capture(payment.charge(), begun.operation(), begun.amount())))
                .orElseGet(() -> new ProviderAnswer.Declined("not-supported"));
        var applied = apply(payment, begun.operation(), Operation.Kind.CAPTURE, begun.amount(), answer);
        if (applied.outcome() == Operation.Outcome.REFUSED) {
            throw new PaymentRefusedException(
                    ProblemCode.PAYMENT_DECLINED,
                    "The provider refused to capture the payment.",
                    Map.of("declineReason", "capture-refused"));
        }
        return reached(applied).snapshot();
    }

    private static Payment reached(ProviderStates.Applied applied) {
        if (applied.outcome() == Operation.Outcome.NOT_SENT) {
            throw new UnavailableException(
                    ProblemCode.PAYMENT_PROVIDER_ERROR, "The payment provider could not be reached.");
        }
        return applied.payment();
    }

    private ProviderStates.Applied apply(
            Payment payment, UUID operation, Operation.Kind kind, Money amount, ProviderAnswer answer) {
        return states.applyProviderState(
                payment.id(), new Answered(operation, kind, amount, Answered.Source.CALL, answer));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot recordReceived(PaymentId id, Money amount, String note) {
        return states.receive(id, amount, note).snapshot();
    }

    @Override
    public PaymentSnapshot refund(PaymentId id, Money amount, String reason) {
        refund(id, amount, reason, null, null);
        return resolution.find(id).snapshot();
    }

    @Override
    public PaymentSnapshot refund(PaymentId id, Money amount, String reason, String name) {
        refund(id, amount, reason, name, null);
        return resolution.find(id).snapshot();
    }

    /// @param amount null for all that is left
    /// @param requestKey makes it one refund however often it is asked for
    Refund refund(
            PaymentId id,
            @Nullable Money amount,
            String reason,
            @Nullable String requestKey,
            @Nullable IdempotencyKey key) {
        resolution.resolve(id);
        var begun = records.refund(id, amount, reason, requestKey, key);
        var refundId = new RefundId(begun.operation());
        if (begun.resumed()) {
            resolution.resolve(id);
            return resolution.refund(refundId);
        }
        return resolution.sendRefund(begun.payment(), begun.operation(), begun.amount());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(PaymentId id, String reason) {
        undos.request(id, reason);
    }
}
