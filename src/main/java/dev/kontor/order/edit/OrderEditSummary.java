package dev.kontor.order.edit;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An edit in the list of an order.
///
/// @param totalBefore total of the order less canceled units and shipping; of a proposed edit, when it was proposed
/// @param totalAfter the same after the edit
/// @param createdBy id of the member of staff or the API key that proposed it
/// @param decidedBy id of the member of staff or the API key that confirmed or canceled it
record OrderEditSummary(
        OrderEditId id,
        @Schema(example = "1") int number,
        EditStatus status,
        @Schema(example = "The buyer wants another size.") String reason,
        Money totalBefore,
        Money totalAfter,

        @Schema(example = "stf_01h455vb4pex5vsknk084sn02q") String createdBy,

        Instant createdAt,

        @Nullable @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
        String decidedBy,

        @Nullable Instant decidedAt) {

    static OrderEditSummary of(OrderEdit edit) {
        return new OrderEditSummary(
                edit.id(),
                edit.number(),
                edit.status(),
                edit.reason(),
                edit.preview().totalBefore(),
                edit.preview().totalAfter(),
                edit.actor(),
                edit.createdAt(),
                edit.decidedBy(),
                edit.decidedAt());
    }
}
