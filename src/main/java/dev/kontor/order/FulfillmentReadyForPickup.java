package dev.kontor.order;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A fulfillment can be collected at the pickup point.
///
/// @param pickupPoint name of the pickup point
/// @param skus in the parcel; the title for a custom line without a SKU
public record FulfillmentReadyForPickup(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        @Schema(example = "Kontor Store Berlin") String pickupPoint,
        List<String> skus)
        implements Event {

    @Override
    public String type() {
        return "fulfillment.ready_for_pickup";
    }
}
