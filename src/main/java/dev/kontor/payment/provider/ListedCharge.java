package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A charge as its provider lists it.
///
/// @param reference what the provider calls it
/// @param paymentId our payment, if the provider was told
/// @param captured all that was taken, before refunds
/// @param withdrawn what was taken back because the buyer disputes it, and did not come again
/// @param reserved whether money is reserved and not taken yet
public record ListedCharge(
        String reference,
        @Nullable PaymentId paymentId,
        Money captured,
        Money refunded,
        Money withdrawn,
        boolean reserved,
        Instant createdAt) {}
