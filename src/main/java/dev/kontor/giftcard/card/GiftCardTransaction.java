package dev.kontor.giftcard.card;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A movement of a gift card. Transactions never change, and their amounts sum to the balance.
///
/// @param amount positive if the card gained value
/// @param balance afterwards
/// @param paymentId the payment with the card, of the kinds `SPEND`, `RELEASE` and `REFUND`
/// @param reason of an adjustment
record GiftCardTransaction(
        Kind kind,
        Money amount,
        Money balance,
        @Nullable PaymentId paymentId,

        @Nullable @Schema(example = "Wrong value at the counter")
        String reason,

        Instant createdAt) {

    @Schema(name = "GiftCardTransactionKind")
    enum Kind {
        ISSUE,
        /// Staff changed the balance.
        ADJUST,
        /// An order was placed.
        SPEND,
        /// The payment of an order failed or was canceled.
        RELEASE,
        /// A paid order was refunded.
        REFUND,
        /// The validity ended, and the balance was written off.
        EXPIRE
    }
}
