package dev.kontor.order.replacement;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import dev.kontor.order.ReturnId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Staff accepted a claim: units that arrived damaged, were wrong or were lost are replaced or refunded
/// without a return.
///
/// @param returnId id of the claim
/// @param replacementOrderId the order with the replacements; absent if the units are refunded
/// @param items units that are claimed
public record ClaimAccepted(
        ReturnId returnId,
        @Schema(example = "K-100001-R1") String returnNumber,
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        String email,
        String locale,
        @Nullable OrderId replacementOrderId,
        @Nullable @Schema(example = "K-100002") String replacementOrderNumber,
        List<Item> items)
        implements Event {

    /// @param sku empty for a custom line without one
    /// @param title product and variant
    @Schema(name = "ClaimedItem")
    public record Item(String sku, String title, int quantity) {}

    @Override
    public String type() {
        return "claim.accepted";
    }
}
