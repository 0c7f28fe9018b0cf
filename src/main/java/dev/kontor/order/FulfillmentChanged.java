package dev.kontor.order;

import dev.kontor.events.Event;
import java.util.Locale;

/// A parcel was packed, is tracked otherwise, has arrived, or is not sent: `fulfillment.created`,
/// `fulfillment.updated`, `fulfillment.delivered`, `fulfillment.canceled`. That it left the house is
/// [FulfillmentShipped], which tells more.
public record FulfillmentChanged(FulfillmentId fulfillmentId, OrderId orderId, String orderNumber, Change change)
        implements Event {

    /// What happened to it.
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

    @Override
    public FulfillmentId subject() {
        return fulfillmentId;
    }
}
