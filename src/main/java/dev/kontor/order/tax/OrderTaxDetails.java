package dev.kontor.order.tax;

import dev.kontor.order.OrderId;
import dev.kontor.tax.TaxDocuments.Operation;
import dev.kontor.tax.TaxDocuments.State;
import dev.kontor.tax.TaxDocuments.Status;
import dev.kontor.tax.TaxSource;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
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

    static OrderTaxDetails of(OrderId id, State state) {
        return new OrderTaxDetails(id, state.source(), state.status(), state.document(), state.operations());
    }
}
