package dev.kontor.order.edit;

import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An edit of an order as staff see it.
///
/// @param number counted for each order
/// @param reason shown to the buyer
/// @param preview what it changed; of a proposed edit, what it would change now; absent if the order has changed so
///     that the edit is no longer possible
/// @param paymentMethod how the buyer pays the difference; absent if there is none
/// @param createdBy id of the member of staff or the API key that proposed it
/// @param decidedBy id of the member of staff or the API key that confirmed or canceled it
@Schema(name = "OrderEdit")
record OrderEditDetails(
        OrderEditId id,
        OrderId orderId,
        @Schema(example = "1") int number,
        EditStatus status,
        @Schema(example = "The buyer wants another size.") String reason,
        List<EditAction> actions,
        @Nullable EditPreview preview,
        @Nullable String paymentMethod,

        @Schema(example = "stf_01h455vb4pex5vsknk084sn02q") String createdBy,

        Instant createdAt,

        @Nullable @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
        String decidedBy,

        @Nullable Instant decidedAt) {

    /// @param preview as calculated now, or as stored
    static OrderEditDetails of(OrderEdit edit, @Nullable EditPreview preview) {
        return new OrderEditDetails(
                edit.id(),
                edit.orderId(),
                edit.number(),
                edit.status(),
                edit.reason(),
                edit.actions(),
                preview,
                edit.paymentMethod(),
                edit.actor(),
                edit.createdAt(),
                edit.decidedBy(),
                edit.decidedAt());
    }
}
