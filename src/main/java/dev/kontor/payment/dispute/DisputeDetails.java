package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dispute of a payment between the buyer and their bank.
///
/// @param providerReference id of the dispute at the provider
/// @param amount disputed amount, which may differ from that of the payment
/// @param withdrawn amount that the provider has withdrawn for it and not returned
/// @param reason stable code of the provider
/// @param evidenceDueAt until when the shop can submit evidence at the provider
/// @param disputedAt when the buyer opened the dispute
/// @param closedAt when the shop learned that it was closed
/// @param createdAt when the shop learned of it
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
