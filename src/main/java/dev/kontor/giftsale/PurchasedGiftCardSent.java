package dev.kontor.giftsale;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;

/// A gift card of an order is mailed to its recipient, for the first time or again.
///
/// @param orderNumber the order number that people use
public record PurchasedGiftCardSent(PurchasedGiftCardId purchasedGiftCardId, OrderId orderId, String orderNumber)
        implements Event {}
