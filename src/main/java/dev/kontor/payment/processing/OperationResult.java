package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import java.util.UUID;

/// The response of a provider to an operation and how it was received.
///
/// @param before the status of the payment when the provider was called
record OperationResult(
        UUID operation,
        Operation.Kind kind,
        Money amount,
        Source source,
        PaymentStatus before,
        ProviderResponse answer) {

    enum Source {
        /// The response to the operation itself.
        CALL,
        /// Polled while the operation may still be in flight.
        POLL,
        /// Polled when the operation can no longer be in flight.
        LATE_POLL
    }

    static OperationResult ofPoll(Payment payment, Operation operation, ProviderResponse answer) {
        return new OperationResult(
                operation.id(),
                operation.kind(),
                operation.amount(),
                operation.stale() ? Source.LATE_POLL : Source.POLL,
                payment.status(),
                answer);
    }

    /// Creates a result without an open operation: the payment changed at the provider.
    static OperationResult withoutRequest(Payment payment, ProviderResponse answer) {
        return new OperationResult(
                payment.id().value(),
                Operation.Kind.AUTHORIZE,
                payment.amount(),
                Source.POLL,
                payment.status(),
                answer);
    }

    /// Returns whether the payment has ended since the poll started. Applying the response would revive a canceled
    /// payment.
    boolean outdated(PaymentStatus now) {
        return source != Source.CALL && now.isFinalFailure() && !before.isFinalFailure();
    }

    /// Returns the outcome of the operation.
    ///
    /// @param capturedBefore captured amount before the response
    Operation.Outcome outcome(Money capturedBefore) {
        return switch (answer) {
            case ProviderResponse.Unknown _, ProviderResponse.Pending _ -> Operation.Outcome.UNKNOWN;
            // Retrying does not help; the payment needs attention.
            case ProviderResponse.Mismatch _ -> Operation.Outcome.REFUSED;
            case ProviderResponse.NotSent _ ->
                source == Source.POLL ? Operation.Outcome.UNKNOWN : Operation.Outcome.NOT_SENT;
            case ProviderResponse.Declined _ ->
                kind == Operation.Kind.CANCEL ? Operation.Outcome.SUCCEEDED : Operation.Outcome.REFUSED;
            case ProviderResponse.Voided _ ->
                kind == Operation.Kind.CAPTURE ? Operation.Outcome.REFUSED : Operation.Outcome.SUCCEEDED;
            case ProviderResponse.Captured taken -> ofCaptured(taken, capturedBefore);
            case ProviderResponse.Authorized _, ProviderResponse.Promised _, ProviderResponse.ActionRequired _ ->
                kind == Operation.Kind.AUTHORIZE ? Operation.Outcome.SUCCEEDED : undone();
        };
    }

    private Operation.Outcome ofCaptured(ProviderResponse.Captured taken, Money capturedBefore) {
        return switch (kind) {
            // If a part was captured before and nothing since, the rest was released.
            case CANCEL ->
                capturedBefore.isPositive() && taken.captured().equals(capturedBefore)
                        ? Operation.Outcome.SUCCEEDED
                        : Operation.Outcome.REFUSED;
            case CAPTURE ->
                taken.captured().minor() >= capturedBefore.minor() + amount.minor()
                        ? Operation.Outcome.SUCCEEDED
                        : undone();
            case AUTHORIZE, REFUND, RECEIVE -> Operation.Outcome.SUCCEEDED;
        };
    }

    /// The payment is unchanged by the operation.
    private Operation.Outcome undone() {
        return switch (source) {
            case CALL -> Operation.Outcome.REFUSED;
            case POLL -> Operation.Outcome.UNKNOWN;
            case LATE_POLL -> Operation.Outcome.NOT_SENT;
        };
    }

    /// Returns the reason if the operation did not simply succeed.
    String detail() {
        return switch (answer) {
            case ProviderResponse.Declined declined -> declined.reason();
            case ProviderResponse.NotSent notSent -> notSent.reason();
            case ProviderResponse.Unknown unknown -> unknown.reason();
            case ProviderResponse.Mismatch mismatch -> mismatch.reported();
            case ProviderResponse.Authorized _,
                    ProviderResponse.Captured _,
                    ProviderResponse.Promised _,
                    ProviderResponse.ActionRequired _,
                    ProviderResponse.Voided _,
                    ProviderResponse.Pending _ -> answer.getClass().getSimpleName();
        };
    }
}
