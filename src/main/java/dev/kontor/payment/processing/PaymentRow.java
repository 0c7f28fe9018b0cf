package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `payment.payments` as stored.
record PaymentRow(
        PaymentId id,
        UUID reference,
        String method,
        String provider,
        Funds funds,
        PaymentStatus status,
        boolean captureNow,
        byte @Nullable [] token,
        @Nullable String providerReference,
        @Nullable String declineReason,
        Map<String, String> action,
        Map<String, String> instructions,
        @Nullable String alert,
        PurchasePart part,
        Instant createdAt,
        long version) {}
