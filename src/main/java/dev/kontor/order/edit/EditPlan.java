package dev.kontor.order.edit;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What an edit does to an order. Prices and taxes are those of the time when it was proposed.
record EditPlan(List<RemovedUnits> removed, List<AddedLine> added) {

    /// Units of a line that are canceled.
    ///
    /// @param netMinor of all units of the line
    /// @param taxName of the line, unless it has shares
    record RemovedUnits(UUID lineId, int quantity, long netMinor, String taxName, BigDecimal taxRate) {}

    Map<OrderLineId, Integer> units() {
        return removed.stream()
                .collect(Collectors.toMap(units -> new OrderLineId(units.lineId()), RemovedUnits::quantity));
    }

    List<OrderLine> lines() {
        return added.stream().map(AddedLine::line).toList();
    }
}
