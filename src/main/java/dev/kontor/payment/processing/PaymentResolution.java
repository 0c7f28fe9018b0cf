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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds out what has become of operations whose outcome is not known, by asking their providers. Sends again
/// only what a provider certainly has not received.
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
                case RECEIVE -> throw new IllegalStateException("money received is never open");
            }
        }
        if (open.isEmpty() && payment.status() == PaymentStatus.ACTION_REQUIRED) {
            resolve(payment, operations.get(id.value()));
        }
        return find(id);
    }

    /// Asks where the payment stands, whatever is known of it: the provider says that it has moved.
    ///
    /// @param told what the provider says that it calls the payment
    /// @return whether the provider has told
    public boolean reread(PaymentId id, @Nullable String told) {
        var payment = find(id);
        if (payment.status() == PaymentStatus.CREATED) {
            return true;
        }
        var answer = providers.poll(payment.provider(), payment.charge().called(told));
        // Whoever tells of a payment has it: where it is not found, it is not found yet.
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
            return reread(id, told);
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

    /// Takes the answer over, unless the payment has ended while it was on its way: then it has to be asked for again.
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
        var answer = providers.pollRefund(payment.provider(), payment.charge(), operation.id());
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

    /// Asks for a refund that was recorded; its key makes it one however often it is sent.
    Refund sendRefund(Payment payment, UUID operation, Money amount) {
        var answer = providers
                .able(payment.provider(), Refunds.class)
                .map(provider -> providers.operate(
                        payment.provider(), "refund", () -> provider.refund(payment.charge(), operation, amount)))
                .orElseGet(() -> new OperationResponse.Refused("not-supported"));
        return states.applyRefund(new RefundId(operation), answer);
    }

    Refund refund(RefundId id) {
        return operations.refund(id).orElseThrow(() -> NotFoundException.of("refund", id));
    }

    Payment find(PaymentId id) {
        return payments.find(id).orElseThrow(() -> NotFoundException.of("payment", id));
    }
}
