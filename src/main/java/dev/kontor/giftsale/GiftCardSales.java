package dev.kontor.giftsale;

import dev.kontor.order.OrderId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// The orders in which gift cards were sold, for accounting.
public interface GiftCardSales {

    /// Returns the orders by the id of the card. Cards that staff have issued are missing. Runs one SQL statement.
    Map<UUID, SoldIn> soldIn(Collection<UUID> cards);

    /// The order of a sold gift card.
    ///
    /// @param orderNumber the order number that people use
    /// @param channel code of the sales channel
    record SoldIn(OrderId orderId, String orderNumber, String channel) {}
}
