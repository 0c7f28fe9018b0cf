package dev.kontor.payment.provider;

import dev.kontor.shared.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment as its provider has to know it.
///
/// @param key under which the provider knows the payment; asking twice with it charges once
/// @param token what stands for the means of payment; only while the provider has not answered
/// @param captureNow whether the money is to be taken at once, not only reserved
/// @param reference what the provider calls the payment, once it has said so
public record Charge(
        UUID key,
        String method,
        Money amount,
        @Nullable String token,
        boolean captureNow,
        @Nullable String reference) {

    /// The charge by the reference that somebody told, unless the provider's own answer has named it.
    public Charge called(@Nullable String told) {
        return reference == null ? new Charge(key, method, amount, token, captureNow, told) : this;
    }
}
