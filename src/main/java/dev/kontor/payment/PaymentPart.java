package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of several payments of a purchase.
///
/// @param awaited from outside of any provider, not arrived yet
/// @param takesRest whether it pays everything that the others leave open
/// @param action what the buyer has to do, present with status `ACTION_REQUIRED`
public record PaymentPart(
        PaymentId id,
        String method,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money refunded,
        Money awaited,
        @Nullable String declineReason,
        Map<String, String> action,
        boolean takesRest) {

    /// Returns whether it pays with value that the shop holds, such as a gift card.
    public boolean isStoredValue() {
        return StoredValue.isMethod(method);
    }
}
