package dev.kontor.order;

import dev.kontor.events.Event;
import dev.kontor.shipping.ShippingGroupId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fulfillment can be collected at the pickup point.
///
/// @param pickupPoint name of the pickup point
/// @param shippingGroupId absent if the order is not split
/// @param skus in the parcel; the title for a custom line without a SKU
public record FulfillmentReadyForPickup(
        FulfillmentId fulfillmentId,
        OrderId orderId,
        String orderNumber,
        String email,
        String locale,
        @Schema(example = "Kontor Store Berlin") String pickupPoint,
        @Nullable ShippingGroupId shippingGroupId,
        List<String> skus)
        implements Event {

    @Override
    public String type() {
        return "fulfillment.ready_for_pickup";
    }
}
