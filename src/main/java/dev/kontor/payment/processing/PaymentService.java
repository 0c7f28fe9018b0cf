package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.ProviderBusy;
import dev.kontor.payment.provider.Authorizes;
import dev.kontor.payment.provider.Cancels;
import dev.kontor.payment.provider.Captures;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.PaymentRefusedException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Moves the money of single payments: records the operation, calls the provider without a transaction and records
/// the response.
@Service
public class PaymentService {

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final PaymentRecords records;
    private final ProviderStates states;
    private final PaymentResolution resolution;
    private final ProviderCalls providers;

    PaymentService(
            PaymentRepository payments,
            OperationRepository operations,
            PaymentRecords records,
            ProviderStates states,
            PaymentResolution resolution,
            ProviderCalls providers) {
        this.payments = payments;
        this.operations = operations;
        this.records = records;
        this.states = states;
        this.resolution = resolution;
        this.providers = providers;
    }

    /// @throws ProviderBusy if too many calls to the provider run
    Payment authorize(PaymentId id) {
        var started = payments.beginAuthorization(id);
        if (started.isEmpty()) {
            return resolution.resolve(id);
        }
        var payment = started.get();
        var answer = providers
                .able(payment.provider(), Authorizes.class)
                .map(provider ->
                        providers.call(payment.provider(), "authorize", () -> provider.authorize(payment.charge())))
                .orElseGet(() -> new ProviderResponse.NotSent("the provider is not available"));
        var applied = states.applyAuthorization(
                payment, result(payment, id.value(), Operation.Kind.AUTHORIZE, payment.amount(), answer));
        if (answer instanceof ProviderResponse.NotSent(var reason) && reason.equals(ProviderCalls.BUSY)) {
            throw new ProviderBusy();
        }
        return applied.payment();
    }

    public Payment cancel(PaymentId id, @Nullable IdempotencyKey key) {
        // The outcome of an earlier operation must be known before the next one.
        var known = resolution.resolve(id);
        if (key == null && known.status().isFinalFailure()) {
            return known;
        }
        var started = records.cancel(known.id(), key);
        if (started.resumed()) {
            return resolution.resolve(id);
        }
        var payment = started.payment();
        var answer = providers
                .able(payment.provider(), Cancels.class)
                .map(provider -> providers.call(
                        payment.provider(), "cancel", () -> provider.cancel(payment.charge(), started.operation())))
                .orElseGet(() -> new ProviderResponse.Declined("not-supported"));
        var applied = apply(payment, started.operation(), Operation.Kind.CANCEL, started.amount(), answer);
        if (applied.outcome() == Operation.Outcome.REFUSED) {
            throw PaymentStateRefused.of(applied.payment().status());
        }
        return reached(applied);
    }

    /// Captures what was only reserved until all parts of the purchase have succeeded. If the provider rejected the
    /// capture, staff have to handle it.
    public void captureReserved(PaymentId id) {
        boolean refused = operations.of(id).stream()
                .anyMatch(operation ->
                        operation.kind() == Operation.Kind.CAPTURE && operation.outcome() == Operation.Outcome.REFUSED);
        if (!refused && resolution.find(id).waitsForCapture()) {
            capture(id, null, null);
        }
    }

    public Payment capture(PaymentId id, @Nullable Money amount, @Nullable IdempotencyKey key) {
        resolution.resolve(id);
        var started = records.capture(id, amount, key);
        if (started.resumed()) {
            return resolution.resolve(id);
        }
        var payment = started.payment();
        var answer = providers
                .able(payment.provider(), Captures.class)
                .map(provider -> providers.call(
                        payment.provider(),
                        "capture",
                        () -> provider.capture(payment.charge(), started.operation(), started.amount())))
                .orElseGet(() -> new ProviderResponse.Declined("not-supported"));
        var applied = apply(payment, started.operation(), Operation.Kind.CAPTURE, started.amount(), answer);
        if (applied.outcome() == Operation.Outcome.REFUSED) {
            throw new PaymentRefusedException(
                    ProblemCode.PAYMENT_DECLINED,
                    "The provider rejected the capture of the payment.",
                    Map.of("declineReason", "capture-refused"));
        }
        return reached(applied);
    }

    private static Payment reached(ProviderStates.Applied applied) {
        if (applied.outcome() == Operation.Outcome.NOT_SENT) {
            throw new UnavailableException(
                    ProblemCode.PAYMENT_PROVIDER_ERROR, "The payment provider could not be reached.");
        }
        return applied.payment();
    }

    private ProviderStates.Applied apply(
            Payment payment, UUID operation, Operation.Kind kind, Money amount, ProviderResponse answer) {
        return states.applyProviderState(payment.id(), result(payment, operation, kind, amount, answer));
    }

    private static OperationResult result(
            Payment payment, UUID operation, Operation.Kind kind, Money amount, ProviderResponse answer) {
        return new OperationResult(operation, kind, amount, OperationResult.Source.CALL, payment.status(), answer);
    }
}
