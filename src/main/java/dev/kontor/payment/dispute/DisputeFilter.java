package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of disputes.
record DisputeFilter(
        @Parameter(description = "Only disputes in one of these states.") @Size(max = 6) @Nullable
        List<DisputeStatus> status,

        @Parameter(description = "Only disputes of this payment, or of the one from which its money was moved.")
        @Nullable
        PaymentId paymentId,

        @Nullable TimeRange createdAt,
        @Nullable TimeRange evidenceDueAt) {

    Conditions conditions() {
        return new Conditions()
                .and("status = any(:status)", "status", status)
                .and(DisputeBook.OF_MONEY, "payment", paymentId)
                .and(TimeRange.on("created_at", createdAt))
                .and(TimeRange.on("evidence_due_at", evidenceDueAt));
    }
}
