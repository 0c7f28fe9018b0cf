package dev.kontor.order;

import dev.kontor.events.Event;
import java.util.Locale;

/// A fulfillment was created, changed, delivered or canceled: `fulfillment.created`, `fulfillment.updated`,
/// `fulfillment.delivered`, `fulfillment.canceled`. The separate event [FulfillmentShipped] reports the shipment with
/// more data.
public record FulfillmentChanged(FulfillmentId fulfillmentId, OrderId orderId, String orderNumber, Change change)
        implements Event {

    /// The kind of change.
    public enum Change {
        CREATED,
        UPDATED,
        DELIVERED,
        CANCELED
    }

    @Override
    public String type() {
        return "fulfillment." + change.name().toLowerCase(Locale.ROOT);
    }
}
