package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One of several payments that pay for the same.
///
/// @param takesRest whether it pays for all that the others leave
/// @param action what the buyer has to do, with status `ACTION_REQUIRED`
public record PaymentPart(
        PaymentId id,
        String method,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money refunded,
        @Nullable String declineReason,
        Map<String, String> action,
        boolean takesRest) {}
