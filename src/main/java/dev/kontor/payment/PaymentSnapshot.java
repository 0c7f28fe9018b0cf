package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.PaymentRefusedException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment as other modules see it.
///
/// @param reference what is paid for; the value of the cart's id
/// @param method code of the payment method: `test`, `bank-transfer`, `on-account`; `none` for a total of zero
/// @param amount the requested amount
/// @param captured captured so far, before refunds
/// @param released part of the amount that will not be captured
/// @param writtenOff part of the amount that the shop has lost, less what was canceled later; after a write-off of
///     everything, the payment is canceled
/// @param refunded refunded amount
/// @param refundPending amount of pending refunds
/// @param declineReason stable code, present with status `DECLINED`
/// @param action what the buyer has to do, present with status `ACTION_REQUIRED`: `type` and `url`
/// @param instructions shown to the buyer, such as the bank account for the transfer
/// @param parts the individual payments if there are or will be several; the first one has the id of the purchase
public record PaymentSnapshot(
        PaymentId id,
        UUID reference,
        String method,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money released,
        Money writtenOff,
        Money refunded,
        Money refundPending,
        @Nullable String declineReason,
        Map<String, String> action,
        Map<String, String> instructions,
        List<PaymentPart> parts,
        Instant createdAt,
        long version) {

    /// Returns whether another payment must pay the rest.
    public boolean isPartial() {
        return !parts.isEmpty() && parts.stream().noneMatch(PaymentPart::takesRest);
    }

    /// Returns whether this is the payment of a zero amount.
    public boolean isNone() {
        return method.equals(NewPayment.NONE);
    }

    /// Returns whether stored value alone pays it, such as gift cards.
    public boolean isStoredValue() {
        return StoredValue.isMethod(method);
    }

    /// Returns whether there are refunds that succeeded or are pending.
    public boolean hasRefunds() {
        return refunded.plus(refundPending).isPositive();
    }

    /// Returns the amount that is awaited from outside of any provider and has not arrived.
    public Money awaited() {
        if (parts.isEmpty()) {
            boolean promised = status == PaymentStatus.AWAITING_TRANSFER
                    || status == PaymentStatus.CAPTURED && NewPayment.isPromised(method);
            return promised ? amount.minus(captured).minus(released) : Money.zero(amount.currency());
        }
        return Money.sum(
                amount.currency(), parts.stream().map(PaymentPart::awaited).toList());
    }

    /// Returns what the buyer has paid or has to pay, and what was written off. Of a canceled payment, only the
    /// latter counts.
    public Money promised() {
        return status.isFinalFailure() ? writtenOff : amount.minus(released).plus(writtenOff);
    }

    /// Returns whether the whole amount was captured or released.
    public boolean isWhole() {
        return captured.plus(released).equals(amount);
    }

    /// The refusal of a request whose payment failed.
    public PaymentRefusedException refusal() {
        return new PaymentRefusedException(
                ProblemCode.PAYMENT_DECLINED,
                Message.of("checkout.declined"),
                Map.of("paymentId", id, "declineReason", declineReason == null ? "canceled" : declineReason));
    }
}
