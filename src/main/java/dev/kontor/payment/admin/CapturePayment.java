package dev.kontor.payment.admin;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// Captures a payment.
///
/// @param amount amount to capture; defaults to everything authorized and not captured
record CapturePayment(@Nullable Money amount) {}
