package dev.kontor.checkout;

import org.jspecify.annotations.Nullable;

/// The state of a payment after the buyer's action.
///
/// @param order the resulting order if the payment succeeded
record ConfirmedPayment(CheckoutPayment payment, @Nullable PlacedOrder order) {}
