package dev.kontor.payment.provider;

import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of a dispute at its provider, or why it is unknown.
public sealed interface DisputeResponse {

    /// The state of the dispute.
    ///
    /// @param reference id of the dispute at the provider
    /// @param paymentId the payment, if the provider knows its id
    /// @param paymentReference the provider's reference of the payment
    /// @param amount disputed amount
    /// @param withdrawn part of the amount that the provider has withdrawn and not returned
    /// @param reason stable code in kebab-case
    /// @param evidenceDueAt until when the shop can submit evidence
    record Known(
            String reference,
            @Nullable PaymentId paymentId,
            @Nullable String paymentReference,
            DisputeStatus status,
            Money amount,
            Money withdrawn,
            String reason,
            @Nullable Instant evidenceDueAt,
            Instant disputedAt)
            implements DisputeResponse {}

    /// The provider does not know the dispute yet or could not be reached.
    record Unknown(String reason) implements DisputeResponse {}
}
