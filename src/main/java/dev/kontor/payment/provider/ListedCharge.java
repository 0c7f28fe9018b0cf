package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A charge in the list of its provider.
///
/// @param reference the provider's reference of the charge
/// @param paymentId the payment, if the provider knows its id
/// @param captured captured so far, before refunds
/// @param withdrawn withdrawn because of disputes and not returned
/// @param reserved whether money is reserved and not captured yet
public record ListedCharge(
        String reference,
        @Nullable PaymentId paymentId,
        Money captured,
        Money refunded,
        Money withdrawn,
        boolean reserved,
        Instant createdAt) {}
