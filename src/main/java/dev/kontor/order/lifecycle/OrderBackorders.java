package dev.kontor.order.lifecycle;

import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.WaitingUnits;
import dev.kontor.order.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Tells which units of an order have not come in yet. The stock knows, and it changes with every delivery: so
/// it is asked, not copied.
@Component
class OrderBackorders {

    private final Inventory inventory;

    OrderBackorders(Inventory inventory) {
        this.inventory = inventory;
    }

    /// The lines with the units that wait. Of several lines of one variant the last ones wait: what is there is
    /// meant for the first.
    List<OrderContent.Line> marked(OrderId id, List<OrderContent.Line> lines) {
        var waiting = inventory.waiting(List.of(id.value())).getOrDefault(id.value(), List.of());
        if (waiting.isEmpty()) {
            return lines;
        }
        var left = new HashMap<>(
                waiting.stream().collect(Collectors.toMap(WaitingUnits::variantId, WaitingUnits::quantity)));
        var marked = new ArrayList<>(lines);
        for (int index = lines.size() - 1; index >= 0; index--) {
            var line = lines.get(index);
            int units = Math.min(
                    left.getOrDefault(line.variantId(), 0), line.quantity() - line.shipped() - line.canceled());
            if (units > 0) {
                left.merge(line.variantId(), -units, Integer::sum);
                var expected = waiting.stream()
                        .filter(each -> each.variantId().equals(line.variantId()))
                        .findFirst()
                        .map(WaitingUnits::expectedOn)
                        .orElse(null);
                marked.set(index, line.waiting(units, expected));
            }
        }
        return marked;
    }
}
