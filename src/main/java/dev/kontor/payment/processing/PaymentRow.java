package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.RefundId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `payment.payments` as stored.
///
/// @param source the payment whose provider holds the money; only for the value of returned units
/// @param sourceRefund the refund that provides this value
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
        @Nullable PaymentId source,
        @Nullable RefundId sourceRefund,
        Instant createdAt,
        long version) {}
