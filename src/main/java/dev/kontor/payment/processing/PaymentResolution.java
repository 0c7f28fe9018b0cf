package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.provider.OperationResponse;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.payment.provider.Refunds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.NotFoundException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Resolves operations with an unknown outcome by polling their providers. Resends only what a provider definitely
/// has not received.
@Component
public class PaymentResolution {

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final ProviderCalls providers;
    private final ProviderStates states;

    PaymentResolution(
            PaymentRepository payments,
            OperationRepository operations,
            ProviderCalls providers,
            ProviderStates states) {
        this.payments = payments;
        this.operations = operations;
        this.providers = providers;
        this.states = states;
    }

    /// Returns the payment if it belongs to that provider.
    public Optional<PaymentId> known(String provider, PaymentId id) {
        return payments.find(id)
                .filter(payment -> payment.provider().equals(provider))
                .map(Payment::id);
    }

    /// Returns the payment with that reference at the provider.
    public Optional<PaymentId> known(String provider, @Nullable String reference) {
        return reference == null
                ? Optional.empty()
                : payments.ofProvider(provider, reference).map(Payment::id);
    }

    public Payment resolve(PaymentId id) {
        var payment = find(id);
        if (payment.status() == PaymentStatus.CREATED) {
            return payment;
        }
        var open = operations.open(id);
        for (var operation : open) {
            switch (operation.kind()) {
                case AUTHORIZE, CAPTURE, CANCEL -> resolve(payment, operation);
                case REFUND -> resolveRefund(payment, operation);
                case RECEIVE -> throw new IllegalStateException("received money has no open outcome");
            }
        }
        if (open.isEmpty() && payment.status() == PaymentStatus.ACTION_REQUIRED) {
            resolve(payment, operations.get(id.value()));
        }
        return find(id);
    }

    /// Polls the state of the payment even if nothing is open, because the provider reports a change.
    ///
    /// @param reference the provider's reference of the payment in the webhook
    /// @return whether the provider returned a state
    public boolean reread(PaymentId id, @Nullable String reference) {
        var payment = find(id);
        if (payment.status() == PaymentStatus.CREATED) {
            return true;
        }
        var answer = providers.poll(payment.provider(), payment.charge().called(reference));
        // A provider that reports a payment has it. If it is not found, it is not available yet.
        if (answer instanceof ProviderResponse.Unknown || answer instanceof ProviderResponse.NotSent) {
            return false;
        }
        var open = operations.open(id);
        var step = open.stream()
                .filter(operation -> operation.kind() != Operation.Kind.REFUND)
                .findFirst();
        var answered = step.map(operation -> OperationResult.ofPoll(payment, operation, answer))
                .orElseGet(() -> OperationResult.withoutRequest(payment, answer));
        if (isOutdated(payment, answered)) {
            return reread(id, reference);
        }
        open.stream()
                .filter(operation -> operation.kind() == Operation.Kind.REFUND)
                .forEach(operation -> resolveRefund(payment, operation));
        return true;
    }

    private void resolve(Payment payment, Operation operation) {
        var answer = providers.poll(payment.provider(), payment.charge());
        if (isOutdated(payment, OperationResult.ofPoll(payment, operation, answer))) {
            resolve(find(payment.id()), operation);
        }
    }

    /// Applies the response. Returns true if the payment ended during the poll, so that it must be polled again.
    private boolean isOutdated(Payment payment, OperationResult answered) {
        return switch (answered.answer()) {
            case ProviderResponse.Unknown _, ProviderResponse.Pending _ -> false;
            case ProviderResponse.Authorized _,
                    ProviderResponse.Captured _,
                    ProviderResponse.Promised _,
                    ProviderResponse.ActionRequired _,
                    ProviderResponse.Declined _,
                    ProviderResponse.Voided _,
                    ProviderResponse.Mismatch _,
                    ProviderResponse.NotSent _ ->
                states.applyProviderState(payment.id(), answered).outdated();
        };
    }

    private void resolveRefund(Payment payment, Operation operation) {
        var id = new RefundId(operation.id());
        var charged = charged(payment);
        var answer = providers.pollRefund(charged.provider(), charged.charge(), operation.id());
        switch (answer) {
            case OperationResponse.Succeeded _, OperationResponse.Refused _ -> states.applyRefund(id, answer);
            case OperationResponse.Pending _, OperationResponse.Unknown _ -> {}
            case OperationResponse.NotSent _ -> {
                if (operation.stale()) {
                    operations.again(operation.id());
                    sendRefund(payment, operation.id(), operation.amount());
                }
            }
        }
    }

    /// Sends a recorded refund. Its key makes retries idempotent.
    Refund sendRefund(Payment payment, UUID operation, Money amount) {
        var charged = charged(payment);
        var answer = providers
                .able(charged.provider(), Refunds.class)
                .map(provider -> providers.operate(
                        charged.provider(), "refund", () -> provider.refund(charged.charge(), operation, amount)))
                .orElseGet(() -> new OperationResponse.Refused("not-supported"));
        return states.applyRefund(new RefundId(operation), answer);
    }

    /// Returns the payment whose provider holds the money. The value of returned units is refunded there.
    private Payment charged(Payment payment) {
        return payment.isExchangeCredit() ? find(payment.root()) : payment;
    }

    Refund refund(RefundId id) {
        return operations.refund(id).orElseThrow(() -> NotFoundException.of("refund", id));
    }

    Payment find(PaymentId id) {
        return payments.find(id).orElseThrow(() -> NotFoundException.of("payment", id));
    }
}
