package dev.kontor.payment.provider;

import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a dispute stands with its provider, or why that is not known.
public sealed interface DisputeResponse {

    /// The dispute.
    ///
    /// @param reference what the provider calls it
    /// @param paymentId our payment, if the provider was told
    /// @param paymentReference what the provider calls the payment
    /// @param amount what the buyer disputes
    /// @param withdrawn what of the amount the provider has taken back and not given again
    /// @param reason stable code in kebab-case
    /// @param evidenceDueAt until when the shop can say something
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

    /// The provider does not know it, or not yet; or it could not be asked.
    record Unknown(String reason) implements DisputeResponse {}
}
