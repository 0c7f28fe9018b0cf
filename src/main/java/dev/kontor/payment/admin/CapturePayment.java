package dev.kontor.payment.admin;

import dev.kontor.shared.money.Money;
import org.jspecify.annotations.Nullable;

/// @param amount what to take; absent for all that is authorized and not captured
record CapturePayment(@Nullable Money amount) {}
