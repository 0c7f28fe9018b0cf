package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment as its provider needs it.
///
/// @param key identifies the payment at the provider; retries with the same key charge once
/// @param token payment token; present only until the provider has responded
/// @param captureNow whether to capture at once instead of only reserving
/// @param reference the provider's reference of the payment, once known
public record Charge(
        UUID key,
        String method,
        Money amount,
        @Nullable String token,
        boolean captureNow,
        @Nullable String reference) {

    /// Returns the charge with the reported reference, unless the provider's own response has already set one.
    public Charge called(@Nullable String reported) {
        return reference == null ? new Charge(key, method, amount, token, captureNow, reported) : this;
    }
}
