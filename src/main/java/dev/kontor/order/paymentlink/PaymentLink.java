package dev.kontor.order.paymentlink;

import dev.kontor.order.OrderId;
import java.time.Instant;
import java.util.UUID;

/// The payment link of an order. An order has one at most; a new one replaces it.
///
/// @param reference amount that the payments of the link pay
/// @param valid whether it has not expired, by the clock of the database
/// @param country of the billing address (ISO 3166-1 alpha-2)
record PaymentLink(OrderId orderId, UUID reference, Instant expiresAt, boolean valid, String country) {}
