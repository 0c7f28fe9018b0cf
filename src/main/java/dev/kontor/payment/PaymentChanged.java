package dev.kontor.payment;

import dev.kontor.events.Event;
import dev.kontor.shared.money.Money;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The status of a payment changed. One record for the types `payment.authorized`, `payment.captured`,
/// `payment.failed`, `payment.voided`, `payment.action_required` and `payment.awaiting_transfer`.
///
/// @param declineReason stable code, present with `payment.failed`
public record PaymentChanged(
        PaymentId paymentId,
        String method,
        PaymentStatus status,
        Money amount,
        Money captured,
        @Nullable String declineReason)
        implements Event {

    @Override
    public String type() {
        return switch (status) {
            case DECLINED -> "payment.failed";
            case CANCELED -> "payment.voided";
            case CREATED, UNKNOWN, ACTION_REQUIRED, AWAITING_TRANSFER, AUTHORIZED, CAPTURED ->
                "payment." + status.name().toLowerCase(Locale.ROOT);
        };
    }
}
