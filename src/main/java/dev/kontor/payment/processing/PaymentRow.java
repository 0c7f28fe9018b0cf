package dev.kontor.payment.processing;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `payment.payments` as stored.
record PaymentRow(
        UUID id,
        UUID reference,
        String method,
        String provider,
        String currency,
        long amountMinor,
        long capturedMinor,
        long releasedMinor,
        long refundedMinor,
        long refundPendingMinor,
        long contestedMinor,
        long lostMinor,
        long withdrawnMinor,
        String status,
        boolean captureNow,
        @Nullable String providerReference,
        @Nullable String declineReason,
        Map<String, String> actionMap,
        Map<String, String> instructionsMap,
        @Nullable String alert,
        PurchasePart part,
        Instant createdAt,
        long version) {}
