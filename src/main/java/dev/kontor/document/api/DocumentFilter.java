package dev.kontor.document.api;

import dev.kontor.document.DocumentKind;
import dev.kontor.document.FileStatus;
import dev.kontor.order.OrderId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the list of documents.
record DocumentFilter(
        @Parameter(description = "Only documents of one of these kinds.") @Size(max = 2) @Nullable
        List<DocumentKind> kind,

        @Parameter(description = "Only documents whose files are in one of these states.") @Size(max = 3) @Nullable
        List<FileStatus> status,

        @Parameter(description = "Complete number.", example = "INV-2026-000123") @Size(max = 60) @Nullable
        String number,

        @Parameter(description = "Only documents of this order.") @Nullable
        OrderId orderId,

        @Parameter(description = "Only documents of the channel with this code.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel,

        @Nullable TimeRange issuedAt) {

    Conditions conditions() {
        return new Conditions()
                .and("kind = any(:kind)", "kind", kind)
                .and("status = any(:status)", "status", status)
                .and("number = :number", "number", number)
                .and("order_id = :order", "order", orderId)
                .and("channel = :channel", "channel", channel)
                .and(TimeRange.on("issued_at", issuedAt));
    }
}
