package dev.kontor.payment;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A buyer opened a dispute of a payment with the bank, or the dispute was closed: `payment.disputed`,
/// `payment.dispute_closed`.
///
/// @param reason stable code of the provider
/// @param evidenceDueAt until when the shop can submit evidence
public record DisputeChanged(
        PaymentId paymentId,
        DisputeId disputeId,
        DisputeStatus status,
        Money amount,
        @Schema(example = "product-not-received") String reason,
        @Nullable Instant evidenceDueAt)
        implements Event {

    @Override
    public String type() {
        return status.isOpen() ? "payment.disputed" : "payment.dispute_closed";
    }
}
