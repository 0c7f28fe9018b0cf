package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import dev.kontor.order.giftcard.DeliveredUnits;
import dev.kontor.payment.RefundTotals;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Takes back the gift cards of a locked order that are canceled or refunded, before its lines change. Does
/// nothing for orders without gift cards.
@Component
public class DeliveredLines {

    private final ObjectProvider<DeliveredUnits> delivered;

    DeliveredLines(ObjectProvider<DeliveredUnits> delivered) {
        this.delivered = delivered;
    }

    /// Takes back everything, because the order is canceled.
    public void canceled(Order order) {
        canceled(
                order.id(),
                giftCards(order)
                        .collect(Collectors.toMap(OrderLine::lineId, line -> line.quantity() - line.canceled())));
    }

    public void canceled(Order order, Map<OrderLineId, Integer> units) {
        canceled(
                order.id(),
                giftCards(order)
                        .filter(line -> units.containsKey(line.lineId()))
                        .collect(Collectors.toMap(OrderLine::lineId, line -> units.getOrDefault(line.lineId(), 0))));
    }

    private void canceled(OrderId order, Map<OrderLineId, Integer> units) {
        if (!units.isEmpty()) {
            delivered.forEach(each -> each.canceled(order, units));
        }
    }

    /// @param refunds of the payment of the order
    public void refunded(Order order, RefundTotals refunds) {
        var units = giftCards(order).collect(Collectors.toMap(OrderLine::lineId, line -> refunded(line, refunds)));
        if (!units.isEmpty()) {
            delivered.forEach(each -> each.refunded(order.id(), units));
        }
    }

    private static int refunded(OrderLine line, RefundTotals refunds) {
        var item = refunds.items().get(line.lineId().text());
        return refunds.fullyCovered() ? line.quantity() : item == null ? 0 : item.units();
    }

    private static Stream<OrderLine> giftCards(Order order) {
        return order.lines().all().stream().filter(OrderLine::isGiftCard);
    }
}
