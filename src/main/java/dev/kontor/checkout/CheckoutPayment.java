package dev.kontor.checkout;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentPart;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A payment, for the buyer.
///
/// @param declineReason stable code, present with status `DECLINED`
/// @param action what the buyer has to do, present with status `ACTION_REQUIRED`
/// @param instructions shown to the buyer, such as the bank account for the transfer
/// @param tenders the individual payments if there are several; `amount` is their sum
record CheckoutPayment(
        PaymentId id,
        @Schema(example = "test") String method,
        PaymentStatus status,
        Money amount,
        @Nullable @Schema(example = "card-declined") String declineReason,
        Map<String, String> action,
        Map<String, String> instructions,
        List<Tender> tenders,
        Instant createdAt) {

    /// One of several payments for a cart.
    ///
    /// @param action what the buyer has to do, present with status `ACTION_REQUIRED`
    record Tender(
            PaymentId id,
            @Schema(example = "test") String method,
            PaymentStatus status,
            Money amount,
            @Nullable @Schema(example = "card-declined") String declineReason,
            Map<String, String> action) {

        static Tender of(PaymentPart part) {
            return new Tender(
                    part.id(), part.method(), part.status(), part.amount(), part.declineReason(), part.action());
        }
    }

    static CheckoutPayment of(PaymentSnapshot payment) {
        return new CheckoutPayment(
                payment.id(),
                payment.method(),
                payment.status(),
                payment.amount(),
                payment.declineReason(),
                payment.action(),
                payment.instructions(),
                payment.parts().stream().map(Tender::of).toList(),
                payment.createdAt());
    }
}
