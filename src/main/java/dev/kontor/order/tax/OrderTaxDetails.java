package dev.kontor.order.tax;

import dev.kontor.order.OrderId;
import dev.kontor.tax.TaxDocuments.Kind;
import dev.kontor.tax.TaxDocuments.OperationStatus;
import dev.kontor.tax.TaxDocuments.State;
import dev.kontor.tax.TaxDocuments.Status;
import dev.kontor.tax.TaxSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The record of an order at the tax service.
///
/// @param source where the taxes of the order come from
/// @param status absent if no tax service records the order
/// @param document id of the record at the tax service; absent until it has recorded the order
/// @param operations requests to the tax service, oldest first; each waits for those before it
record OrderTaxDetails(
        OrderId orderId,
        TaxSource source,
        @Nullable Status status,
        @Nullable @Schema(example = "doc-4711") String document,
        List<Operation> operations) {

    /// A request to the tax service.
    ///
    /// @param id the idempotency key that the tax service gets
    /// @param tries calls so far
    /// @param lastError why the last call failed; absent if it succeeded
    /// @param nextTryAt absent unless it is pending
    /// @param doneAt absent until the tax service has answered
    @Schema(name = "OrderTaxOperation")
    record Operation(
            UUID id,
            Kind kind,
            OperationStatus status,
            @Schema(example = "1") int tries,
            @Nullable @Schema(example = "status 500") String lastError,
            Instant createdAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant doneAt) {}

    static OrderTaxDetails of(OrderId id, State state) {
        return new OrderTaxDetails(
                id,
                state.source(),
                state.status(),
                state.document(),
                state.operations().stream()
                        .map(each -> new Operation(
                                each.id(),
                                each.kind(),
                                each.status(),
                                each.tries(),
                                each.lastError(),
                                each.createdAt(),
                                each.nextTryAt(),
                                each.doneAt()))
                        .toList());
    }
}
