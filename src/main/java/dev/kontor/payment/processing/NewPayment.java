package dev.kontor.payment.processing;

import dev.kontor.payment.PaymentId;
import dev.kontor.shared.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a payment starts with.
record NewPayment(
        PaymentId id,
        UUID reference,
        String method,
        String provider,
        Money amount,
        boolean captureNow,
        @Nullable String token) {}
