package dev.kontor.order.fulfillment;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.WaitingUnits;
import dev.kontor.order.OrderId;
import dev.kontor.order.lifecycle.OrderContent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Returns which units of an order are backordered. It queries the inventory each time, because every delivery
/// changes the result.
@Component
public class OrderBackorders {

    private final Inventory inventory;

    OrderBackorders(Inventory inventory) {
        this.inventory = inventory;
    }

    /// Returns the backordered units by line. If several lines have the same variant, available stock is assigned to
    /// the first lines.
    public List<OrderContent.Line> marked(OrderId id, List<OrderContent.Line> lines) {
        var waiting = inventory.waiting(List.of(id.value())).getOrDefault(id.value(), List.of());
        if (waiting.isEmpty()) {
            return lines;
        }
        var left = new HashMap<>(
                waiting.stream().collect(Collectors.toMap(WaitingUnits::variantId, WaitingUnits::quantity)));
        var marked = new ArrayList<>(lines);
        var expected = new HashMap<VariantId, @Nullable LocalDate>();
        waiting.forEach(each -> expected.put(each.variantId(), each.expectedOn()));
        for (int index = lines.size() - 1; index >= 0; index--) {
            var line = lines.get(index);
            var stock = line.stock();
            int units = Math.min(
                    stock.entrySet().stream()
                            .mapToInt(part -> Math.ceilDiv(left.getOrDefault(part.getKey(), 0), part.getValue()))
                            .max()
                            .orElse(0),
                    line.quantity() - line.shipped() - line.canceled());
            if (units > 0) {
                var missing = stock.keySet().stream()
                        .filter(part -> left.getOrDefault(part, 0) > 0)
                        .toList();
                stock.forEach((part, each) -> left.computeIfPresent(
                        part, (_, count) -> Math.max(0, count - Math.multiplyExact(each, units))));
                marked.set(index, line.waiting(units, latest(missing, expected)));
            }
        }
        return marked;
    }

    /// Returns the latest expected date; absent if it is unknown for any unit.
    private static @Nullable LocalDate latest(List<VariantId> missing, Map<VariantId, @Nullable LocalDate> expected) {
        LocalDate latest = null;
        for (var variant : missing) {
            var date = expected.get(variant);
            if (date == null) {
                return null;
            }
            latest = latest == null || date.isAfter(latest) ? date : latest;
        }
        return latest;
    }
}
