package dev.kontor.order.paymentlink;

import dev.kontor.shared.money.Money;
import java.time.Instant;

/// A payment link that was sent to the buyer of an order.
///
/// @param amount amount that the buyer has to pay
/// @param until when the link expires
record PaymentLinkDetails(Money amount, Instant until) {}
