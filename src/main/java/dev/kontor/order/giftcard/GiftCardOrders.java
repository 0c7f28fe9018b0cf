package dev.kontor.order.giftcard;

import dev.kontor.order.OrderId;
import java.util.Optional;

/// Orders that contain gift cards.
public interface GiftCardOrders {

    /// Locks an order with gift cards in the caller's transaction. Returns nothing for an order without
    /// any, after one SQL statement.
    Optional<OrderedGiftCards> lockGiftCards(OrderId id);
}
