package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters the list of disputes.
record DisputeFilter(
        @Parameter(description = "Only disputes in one of these states.") @Size(max = 6) @Nullable
        List<DisputeStatus> status,

        @Parameter(description = "Only disputes of this payment.") @Nullable
        PaymentId paymentId,

        @Nullable TimeRange createdAt,
        @Nullable TimeRange evidenceDueAt) {

    String conditions() {
        return "where true"
                + (status == null ? "" : " and status = any(:status::text[])")
                + (paymentId == null ? "" : " and payment_id = :payment")
                + TimeRange.and(createdAt, "created_at")
                + TimeRange.and(evidenceDueAt, "evidence_due_at");
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>(TimeRange.params(createdAt, "created_at"));
        params.putAll(TimeRange.params(evidenceDueAt, "evidence_due_at"));
        if (status != null) {
            params.put("status", status.stream().map(Enum::name).toArray(String[]::new));
        }
        if (paymentId != null) {
            params.put("payment", paymentId.value());
        }
        return params;
    }
}
