package dev.kontor.order.giftcard;

import dev.kontor.order.OrderId;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/// Orders that contain gift cards.
public interface GiftCardOrders {

    /// Returns the orders among these that contain gift cards.
    Set<OrderId> withGiftCards(Collection<OrderId> ids);

    /// Locks an order with gift cards in the caller's transaction. Returns empty for an order without gift cards;
    /// that takes one SQL statement.
    Optional<OrderedGiftCards> lockGiftCards(OrderId id);
}
