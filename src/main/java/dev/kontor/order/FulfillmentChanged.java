package dev.kontor.order;

import dev.kontor.events.Event;
import java.util.Locale;

/// A fulfillment was created, changed, delivered, collected or canceled: `fulfillment.created`,
/// `fulfillment.updated`, `fulfillment.delivered`, `fulfillment.collected`, `fulfillment.canceled`. The
/// separate event [FulfillmentShipped] reports the shipment with more data.
public record FulfillmentChanged(FulfillmentId fulfillmentId, OrderId orderId, String orderNumber, Change change)
        implements Event {

    /// The kind of change.
    public enum Change {
        CREATED,
        UPDATED,
        DELIVERED,
        COLLECTED,
        CANCELED
    }

    @Override
    public String type() {
        return "fulfillment." + change.name().toLowerCase(Locale.ROOT);
    }
}
