package dev.kontor.payment.processing;

import dev.kontor.payment.ItemToRefund;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.payment.provider.Authorizes;
import dev.kontor.payment.provider.Cancels;
import dev.kontor.payment.provider.Captures;
import dev.kontor.payment.provider.ProviderAnswer;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.PaymentRefusedException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.IdempotencyKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final PaymentRequests requests;
    private final RefundProcess refunds;

    PaymentService(
            PaymentRepository payments,
            PaymentRecords records,
            ProviderStates states,
            PaymentResolution resolution,
            PaymentRequests requests,
            RefundProcess refunds,
            ProviderCalls providers) {
        this.payments = payments;
        this.records = records;
        this.states = states;
        this.resolution = resolution;
        this.requests = requests;
        this.refunds = refunds;
        this.providers = providers;
    }

    @Override
    public List<PaymentMethod> methods(Money amount, String country, Locale locale) {
        return requests.methods(amount, country, locale);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot create(UUID reference, String method, Money amount, @Nullable String token) {
        return requests.create(reference, method, amount, token);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot reprice(PaymentId id, Money amount) {
        return requests.reprice(id, amount);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void undo(PaymentId id, String reason) {
        requests.undo(id, reason);
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
                payment.id(), new Answered(operation, kind, amount, Answered.Source.CALL, payment.status(), answer));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PaymentSnapshot recordReceived(PaymentId id, Money amount, String note) {
        return states.receive(id, amount, note).snapshot();
    }

    @Override
    public PaymentSnapshot refund(PaymentId id, Money amount, String reason) {
        refunds.refund(id, RefundWish.of(amount, reason));
        return resolution.find(id).snapshot();
    }

    @Override
    public PaymentSnapshot refund(PaymentId id, Money amount, String reason, String name) {
        refunds.refund(id, RefundWish.of(amount, reason, name));
        return resolution.find(id).snapshot();
    }

    @Override
    public PaymentSnapshot refund(PaymentId id, List<ItemToRefund> items, String reason, String name) {
        refunds.refund(id, RefundWish.of(items, reason, name));
        return resolution.find(id).snapshot();
    }
}
