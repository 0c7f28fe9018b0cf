package dev.kontor.payment;

import java.util.Map;

/// Says what a payment was for, item by item, so that no item is given back for more than was paid for it.
/// Implemented by who knows what is paid for; payments themselves do not.
public interface PaidItems {

    /// The items by their ids, which are opaque here. Empty if the payment is for nothing that has items.
    Map<String, PaidItem> of(PaymentId payment);
}
