package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeChanged;
import dev.kontor.payment.DisputeId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.provider.DisputeResponse;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dispute as the shop has recorded it.
///
/// @param reference what the provider calls it
/// @param withdrawn what the provider has taken back and not given again
/// @param version 0 while it is not recorded
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

    /// A dispute that was not heard of before.
    public static Dispute first(PaymentId payment, String provider, DisputeResponse.Known told, Instant now) {
        return new Dispute(
                DisputeId.next(),
                payment,
                provider,
                told.reference(),
                told.status(),
                told.amount(),
                told.withdrawn(),
                told.reason(),
                told.evidenceDueAt(),
                told.disputedAt(),
                told.status().isOpen() ? null : now,
                now,
                now,
                0);
    }

    /// The dispute as the provider tells of it now.
    public Dispute follow(DisputeResponse.Known told, Instant now) {
        return new Dispute(
                id,
                paymentId,
                provider,
                reference,
                told.status(),
                told.amount(),
                told.withdrawn(),
                told.reason(),
                told.evidenceDueAt(),
                told.disputedAt(),
                told.status().isOpen() ? null : closedAt == null ? now : closedAt,
                createdAt,
                now,
                version);
    }

    /// Whether the provider tells what is known.
    public boolean says(DisputeResponse.Known told) {
        return follow(told, updatedAt).equals(this);
    }

    /// Whether it became another kind of news: an inquiry, a dispute, or over.
    public boolean isNewsAfter(@Nullable Dispute before) {
        return before == null
                || before.status.isOpen() != status.isOpen()
                || before.status == DisputeStatus.INQUIRY && status.isContested();
    }

    /// What of it cannot be given back to the buyer now, though it may be later.
    public Money contested() {
        return status.isContested() ? larger(amount, withdrawn) : status == DisputeStatus.LOST ? zero() : withdrawn;
    }

    /// What has gone back to the buyer by it.
    public Money lost() {
        return status == DisputeStatus.LOST ? withdrawn : zero();
    }

    /// Whether a person has to look at it: to answer it, or because it is in another currency than the payment.
    ///
    /// @param paid the amount of the payment
    public boolean needsAttention(Money paid) {
        return status == DisputeStatus.NEEDS_RESPONSE || !paid.currency().equals(amount.currency());
    }

    /// Whether nothing can follow any more.
    public boolean isSettled() {
        return !status.isOpen() && (status == DisputeStatus.LOST || withdrawn.isZero());
    }

    private static Money larger(Money one, Money other) {
        return one.isLessThan(other) ? other : one;
    }

    private Money zero() {
        return Money.zero(amount.currency());
    }

    public DisputeChanged event() {
        return new DisputeChanged(paymentId, id, status, amount, reason, evidenceDueAt);
    }
}
