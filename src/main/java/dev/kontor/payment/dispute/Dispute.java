package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeChanged;
import dev.kontor.payment.DisputeId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.DisputeResponse;
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
@Schema(name = "DisputeDetails")
public record Dispute(
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

    /// Creates a dispute that was unknown before.
    public static Dispute first(PaymentId payment, String provider, DisputeResponse.Known reported, Instant now) {
        return new Dispute(
                DisputeId.next(),
                payment,
                provider,
                reported.reference(),
                reported.status(),
                reported.amount(),
                reported.withdrawn(),
                reported.reason(),
                reported.evidenceDueAt(),
                reported.disputedAt(),
                reported.status().isOpen() ? null : now,
                now,
                now,
                0);
    }

    /// Returns the dispute in the state that the provider reports.
    public Dispute follow(DisputeResponse.Known reported, Instant now) {
        return new Dispute(
                id,
                paymentId,
                provider,
                providerReference,
                reported.status(),
                reported.amount(),
                reported.withdrawn(),
                reported.reason(),
                reported.evidenceDueAt(),
                reported.disputedAt(),
                reported.status().isOpen() ? null : closedAt == null ? now : closedAt,
                createdAt,
                now,
                version);
    }

    /// Returns whether the provider reports nothing new.
    public boolean says(DisputeResponse.Known reported) {
        return follow(reported, updatedAt).equals(this);
    }

    /// Returns whether the change is worth an event: a new inquiry or dispute, or its end.
    public boolean isNewsAfter(@Nullable Dispute before) {
        return before == null
                || before.status.isOpen() != status.isOpen()
                || before.status == DisputeStatus.INQUIRY && status.isContested();
    }

    /// Returns what cannot be refunded now but perhaps later.
    public Money contested() {
        return status.isContested() ? amount.max(withdrawn) : status == DisputeStatus.LOST ? zero() : withdrawn;
    }

    /// Returns what was returned to the buyer by the dispute.
    public Money lost() {
        return status == DisputeStatus.LOST ? withdrawn : zero();
    }

    /// Returns whether the dispute needs attention: it needs a response, or its currency differs from that of the
    /// payment.
    ///
    /// @param paid the amount of the payment
    public boolean needsAttention(Money paid) {
        return status == DisputeStatus.NEEDS_RESPONSE || !paid.currency().equals(amount.currency());
    }

    /// Returns whether no further change is possible.
    public boolean settled() {
        return !status.isOpen() && (status == DisputeStatus.LOST || withdrawn.isZero());
    }

    private Money zero() {
        return Money.zero(amount.currency());
    }

    public DisputeChanged event() {
        return new DisputeChanged(paymentId, id, status, amount, reason, evidenceDueAt);
    }
}
