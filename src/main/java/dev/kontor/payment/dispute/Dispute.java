package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeChanged;
import dev.kontor.payment.DisputeId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dispute as recorded.
///
/// @param reference id of the dispute at the provider
/// @param withdrawn amount that the provider has withdrawn and not returned
/// @param version 0 until it is recorded
public record Dispute(
        DisputeId id,
        PaymentId paymentId,
        String provider,
        String reference,
        DisputeStatus status,
        Money amount,
        Money withdrawn,
        String reason,
        @Nullable Instant evidenceDueAt,
        Instant disputedAt,
        @Nullable Instant closedAt,
        Instant createdAt,
        Instant updatedAt,
        long version) {

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
                reference,
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
    public boolean isSettled() {
        return !status.isOpen() && (status == DisputeStatus.LOST || withdrawn.isZero());
    }

    private Money zero() {
        return Money.zero(amount.currency());
    }

    public DisputeChanged event() {
        return new DisputeChanged(paymentId, id, status, amount, reason, evidenceDueAt);
    }
}
