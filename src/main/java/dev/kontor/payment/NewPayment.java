package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The data of a new payment.
///
/// @param reference what is paid for; a reference has at most one open payment at a time
/// @param token payment token from the provider's own form; required by `test`
/// @param firstPart the first partial payment of the purchase that this one belongs to; null for the first payment
/// @param takesRest whether nothing is left to pay after this payment
public record NewPayment(
        UUID reference,
        String method,
        Money amount,
        @Nullable String token,
        @Nullable PaymentId firstPart,
        boolean takesRest) {

    /// Code of the payment method of a zero amount. It is used for nothing else, and no provider is called.
    public static final String NONE = "none";

    /// Code of the method of payments with the value of returned units. Buyers cannot select it.
    public static final String EXCHANGE_CREDIT = "exchange-credit";

    /// Code of the method of money that the buyer pays later by a payment link. Buyers cannot select it.
    public static final String PAYMENT_LINK = "payment-link";

    /// Code of the method of money that is due after the delivery, with the invoice.
    public static final String ON_ACCOUNT = "on-account";

    /// Code of the method of money that the buyer transfers to the account of the shop.
    public static final String BANK_TRANSFER = "bank-transfer";

    /// Code of the method of money that the carrier collects.
    public static final String CASH_ON_DELIVERY = "cash-on-delivery";

    private static final Set<String> PROMISED = Set.of(BANK_TRANSFER, CASH_ON_DELIVERY, ON_ACCOUNT, PAYMENT_LINK);

    /// Whether the money of the method arrives outside of any provider.
    public static boolean isPromised(String method) {
        return PROMISED.contains(method);
    }

    /// Creates a payment for a total of zero.
    public static NewPayment ofNothing(UUID reference, Currency currency) {
        return whole(reference, NONE, Money.zero(currency), null);
    }

    /// Creates a payment of the full amount.
    public static NewPayment whole(UUID reference, String method, Money amount, @Nullable String token) {
        return new NewPayment(reference, method, amount, token, null, true);
    }
}
