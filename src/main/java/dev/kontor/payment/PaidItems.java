package dev.kontor.payment;

import java.util.Map;

/// Returns the items of a payment, so that no item is refunded beyond what was paid for it. Implemented by the module
/// that knows what is paid for, because payments do not.
public interface PaidItems {

    /// Returns the items by their opaque ids. Empty if the payment has no items.
    Map<String, PaidItem> of(PaymentId payment);
}
