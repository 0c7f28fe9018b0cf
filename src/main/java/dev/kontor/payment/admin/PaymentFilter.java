package dev.kontor.payment.admin;

import dev.kontor.payment.PaymentStatus;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of payments.
record PaymentFilter(
        @Parameter(description = "Only payments in one of these states.") @Size(max = 8) @Nullable
        List<PaymentStatus> status,

        @Parameter(description = "Only payments with this method.", example = "bank-transfer") @Size(max = 50) @Nullable
        String method,

        @Parameter(description = "`true` for payments that need attention, `false` for the others.") @Nullable
        Boolean alert,

        @Parameter(
                description = "Complete reference of the provider, as on its dashboard and in disputes.",
                example = "ch_3PqT2eLkdIwHu7ix0jmN8wRx")
        @Size(min = 1, max = 255)
        @Nullable
        String providerReference,

        @Nullable TimeRange createdAt) {}
