package dev.kontor.checkout;

import org.jspecify.annotations.Nullable;

/// Where a payment stands after the buyer's action.
///
/// @param order the order that the cart became, once the payment is good
record ConfirmedPayment(CheckoutPayment payment, @Nullable PlacedOrder order) {}
