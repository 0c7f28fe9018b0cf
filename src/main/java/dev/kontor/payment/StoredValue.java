package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import java.util.Optional;
import java.util.UUID;

/// Value that the shop itself holds for buyers, gift cards and store credit. It is spent in the transaction that places
/// the order, before the payment of that amount is authorized. Each method works once for its payment or
/// operation.
public interface StoredValue {

    /// The provider of payments with stored value.
    String PROVIDER = "stored-value";

    /// The payment method of gift cards. Buyers apply gift cards to a cart instead of selecting it.
    String GIFT_CARD = "gift-card";

    /// The payment method of store credit, which customers apply to a cart in the same way.
    String STORE_CREDIT = "store-credit";

    /// Returns whether payments by the method use stored value.
    static boolean isMethod(String method) {
        return method.equals(GIFT_CARD) || method.equals(STORE_CREDIT);
    }

    /// Returns what was spent for the payment; empty if nothing was, or if it was returned because the payment
    /// failed.
    Optional<Money> spent(PaymentId payment);

    /// Returns what was spent for a payment that failed or was canceled, in the transaction that records this. Does
    /// nothing if nothing was spent or everything was returned.
    void release(PaymentId payment);

    /// Refunds a part of what was spent for the payment.
    ///
    /// @return whether it was refunded, now or by an earlier call; false if it exceeds what was spent
    boolean refund(PaymentId payment, UUID operation, Money amount);

    /// Returns whether the refund was carried out.
    boolean isRefunded(UUID operation);
}
