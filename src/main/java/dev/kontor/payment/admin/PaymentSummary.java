package dev.kontor.payment.admin;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A payment in a list.
///
/// @param alert why the payment needs attention; absent if it does not
record PaymentSummary(
        PaymentId id,
        @Schema(example = "test") String method,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money refunded,
        @Nullable String declineReason,
        @Nullable String alert,
        Instant createdAt,
        long version) {}
