package dev.kontor.order.paymentlink;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentMethod;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The amount that a buyer still has to pay for an order.
///
/// @param amount amount that the order awaits; zero if nothing
/// @param until when the payment link expires; absent if there is none that is valid
/// @param methods with which the buyer can pay it now; empty without a valid link
/// @param payment the newest payment that was made with the link
record OpenPayment(
        Money amount,
        @Nullable Instant until,
        List<PaymentMethod> methods,
        @Nullable Payment payment) {

    /// A payment with a payment link.
    ///
    /// @param declineReason stable code, present with status `DECLINED`
    /// @param action what the buyer has to do, present with status `ACTION_REQUIRED`
    @Schema(name = "LinkPayment")
    record Payment(
            PaymentId id,
            @Schema(example = "test") String method,
            PaymentStatus status,
            Money amount,
            @Nullable @Schema(example = "card-declined") String declineReason,
            Map<String, String> action,
            Instant createdAt) {

        static Payment of(PaymentSnapshot payment) {
            return new Payment(
                    payment.id(),
                    payment.method(),
                    payment.status(),
                    payment.amount(),
                    payment.declineReason(),
                    payment.action(),
                    payment.createdAt());
        }
    }
}
