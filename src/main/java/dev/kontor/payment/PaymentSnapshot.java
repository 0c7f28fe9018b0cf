package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment as other modules see it.
///
/// @param reference what is paid for; the cart's id value
/// @param method code of the payment method: `test`, `bank-transfer`, `cash-on-delivery`; `none` for a total of zero
/// @param amount what was asked for
/// @param captured what is ours so far, before refunds
/// @param released what of the amount will not be taken any more
/// @param refunded what was given back
/// @param declineReason stable code, with status `DECLINED`
/// @param action what the buyer has to do, with status `ACTION_REQUIRED`: `type` and `url`
/// @param instructions what to tell the buyer, such as the account to transfer to
/// @param parts the payments that it is made of, if they are several, or are to be; the first one has its id
public record PaymentSnapshot(
        PaymentId id,
        UUID reference,
        String method,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money released,
        Money refunded,
        @Nullable String declineReason,
        Map<String, String> action,
        Map<String, String> instructions,
        List<PaymentPart> parts,
        Instant createdAt,
        long version) {

    /// Whether something is left to be paid by another payment beside it.
    public boolean isPartial() {
        return !parts.isEmpty() && parts.stream().noneMatch(PaymentPart::takesRest);
    }

    /// Whether it is the payment of something that costs nothing.
    public boolean isNone() {
        return method.equals(NewPayment.NONE);
    }

    /// Whether all that is to be paid was paid.
    public boolean isWhole() {
        return captured.plus(released).equals(amount);
    }
}
