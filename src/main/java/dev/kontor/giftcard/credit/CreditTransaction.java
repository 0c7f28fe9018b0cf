package dev.kontor.giftcard.credit;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A movement of store credit. Transactions never change, and their amounts sum to the balance of each currency.
///
/// @param amount positive if the customer gained value
/// @param balance afterwards
/// @param paymentId the payment with store credit, of the kinds `SPEND`, `RELEASE` and `REFUND`
/// @param reason of an adjustment
@Schema(name = "StoreCreditTransaction")
record CreditTransaction(
        CreditTransactionKind kind,
        Money amount,
        Money balance,
        @Nullable PaymentId paymentId,
        @Nullable @Schema(example = "Late delivery") String reason,
        Instant createdAt) {}
