package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.provider.ProviderResponse;
import dev.kontor.shared.money.Money;
import java.util.UUID;

/// What a provider has said about an operation, and how it was learnt.
///
/// @param before where the payment stood when the provider was asked
record OperationResult(
        UUID operation,
        Operation.Kind kind,
        Money amount,
        Source source,
        PaymentStatus before,
        ProviderResponse answer) {

    enum Source {
        /// The answer to the operation itself.
        CALL,
        /// Asked while the operation may still be on its way.
        POLL,
        /// Asked when it cannot be on its way any more.
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

    /// The provider says it though nothing is open: the payment moved by itself, or somebody moved it there.
    static OperationResult withoutRequest(Payment payment, ProviderResponse answer) {
        return new OperationResult(
                payment.id().value(),
                Operation.Kind.AUTHORIZE,
                payment.amount(),
                Source.POLL,
                payment.status(),
                answer);
    }

    /// Whether the payment has ended since the question was put: taken for late news, the answer would bring back what
    /// was just given up.
    boolean outdated(PaymentStatus now) {
        return source != Source.CALL && now.isFinalFailure() && !before.isFinalFailure();
    }

    /// What has become of the operation.
    ///
    /// @param capturedBefore what was captured before the answer
    Operation.Outcome outcome(Money capturedBefore) {
        return switch (answer) {
            case ProviderResponse.Unknown _, ProviderResponse.Pending _ -> Operation.Outcome.UNKNOWN;
            // Asking again would not help: a person has to look.
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
            // Where a part was taken before and no more now, the rest was given up.
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

    /// The payment stands as before the operation.
    private Operation.Outcome undone() {
        return switch (source) {
            case CALL -> Operation.Outcome.REFUSED;
            case POLL -> Operation.Outcome.UNKNOWN;
            case LATE_POLL -> Operation.Outcome.NOT_SENT;
        };
    }

    /// Why, where it did not simply succeed.
    String detail() {
        return switch (answer) {
            case ProviderResponse.Declined declined -> declined.reason();
            case ProviderResponse.NotSent notSent -> notSent.reason();
            case ProviderResponse.Unknown unknown -> unknown.reason();
            case ProviderResponse.Mismatch mismatch -> mismatch.told();
            case ProviderResponse.Authorized _,
                    ProviderResponse.Captured _,
                    ProviderResponse.Promised _,
                    ProviderResponse.ActionRequired _,
                    ProviderResponse.Voided _,
                    ProviderResponse.Pending _ -> answer.getClass().getSimpleName();
        };
    }
}
