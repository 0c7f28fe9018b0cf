package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A payment that its buyer disputes with their bank.
///
/// @param providerReference what the provider calls the dispute
/// @param amount what the buyer disputes; may be another one than that of the payment
/// @param withdrawn what the provider has taken back for it and not given again
/// @param reason stable code in the words of the provider
/// @param evidenceDueAt until when the shop can say something, at the provider
/// @param disputedAt when the buyer did so
/// @param closedAt when the shop heard that it is over
/// @param createdAt when the shop heard of it
public record DisputeDetails(
        DisputeId id,
        PaymentId paymentId,
        @Schema(example = "stripe") String provider,
        @Schema(example = "du_1MtJUT2eZvKYlo2CNaw2HvEv") String providerReference,
        DisputeStatus status,
        Money amount,
        Money withdrawn,
        @Schema(example = "product-not-received") String reason,
        @Nullable Instant evidenceDueAt,
        Instant disputedAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Versioned {

    public static DisputeDetails of(Dispute dispute) {
        return new DisputeDetails(
                dispute.id(),
                dispute.paymentId(),
                dispute.provider(),
                dispute.reference(),
                dispute.status(),
                dispute.amount(),
                dispute.withdrawn(),
                dispute.reason(),
                dispute.evidenceDueAt(),
                dispute.disputedAt(),
                dispute.closedAt(),
                dispute.createdAt(),
                dispute.updatedAt(),
                dispute.version());
    }
}
