package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a payment starts with.
///
/// @param reference what is paid for; at most one payment of a reference is open at a time
/// @param token what stands for the means of payment, from the provider's own form; required by `test`
/// @param beside the payment that it completes, which does not pay for all; null for the first one
/// @param takesRest whether nothing is left to be paid then
public record NewPayment(
        UUID reference,
        String method,
        Money amount,
        @Nullable String token,
        @Nullable PaymentId beside,
        boolean takesRest) {

    /// Code of the method of payments of zero. Nothing else is paid with it, and nothing is asked of a provider.
    public static final String NONE = "none";

    /// The payment of something that costs nothing.
    public static NewPayment ofNothing(UUID reference, Currency currency) {
        return whole(reference, NONE, Money.zero(currency), null);
    }

    /// A payment of all.
    public static NewPayment whole(UUID reference, String method, Money amount, @Nullable String token) {
        return new NewPayment(reference, method, amount, token, null, true);
    }
}
