package dev.kontor.payment.provider;

import dev.kontor.payment.PaymentId;
import org.jspecify.annotations.Nullable;

/// What a provider says has moved.
///
/// @param eventId the same however often it is sent
/// @param type in the provider's words
/// @param paymentId our payment, if the notice names it
/// @param reference what the provider calls the payment
/// @param dispute what the provider calls the dispute, if it is about one
public record Notice(
        String eventId,
        String type,
        @Nullable PaymentId paymentId,
        @Nullable String reference,
        @Nullable String dispute) {}
