package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentId;
import org.jspecify.annotations.Nullable;

/// A webhook of a provider that reports a change.
///
/// @param eventId the same for every delivery
/// @param type in the terms of the provider
/// @param paymentId the payment, if the webhook contains its id
/// @param reference the provider's reference of the payment
/// @param dispute the provider's id of the dispute, if the webhook is about one
public record ProviderWebhook(
        String eventId,
        String type,
        @Nullable PaymentId paymentId,
        @Nullable String reference,
        @Nullable String dispute) {}
