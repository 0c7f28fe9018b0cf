package dev.kontor.checkout;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A payment as the buyer sees it.
///
/// @param declineReason stable code, with status `DECLINED`
/// @param action what the buyer has to do, with status `ACTION_REQUIRED`
/// @param instructions what to tell the buyer, such as the account to transfer to
record PaymentDetails(
        PaymentId id,
        @Schema(example = "test") String method,
        PaymentStatus status,
        Money amount,
        @Nullable @Schema(example = "card-declined") String declineReason,
        Map<String, String> action,
        Map<String, String> instructions,
        Instant createdAt) {

    static PaymentDetails of(PaymentSnapshot payment) {
        return new PaymentDetails(
                payment.id(),
                payment.method(),
                payment.status(),
                payment.amount(),
                payment.declineReason(),
                payment.action(),
                payment.instructions(),
                payment.createdAt());
    }
}
