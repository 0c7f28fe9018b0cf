package dev.kontor.order.edit;

import dev.kontor.order.OrderLineId;
import dev.kontor.order.lifecycle.OrderLine;
import dev.kontor.order.lifecycle.ReplacedShipping;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The changes that an edit makes to an order. Prices and taxes are those of the time when it was proposed.
///
/// @param move new addresses, taxes or shipping; absent if unchanged
record EditPlan(
        List<RemovedUnits> removed,
        List<AddedLine> added,
        @Nullable EditMove move) {

    /// Units of a line that are canceled.
    ///
    /// @param netMinor of all units of the line
    /// @param taxName of the line, unless it has shares
    /// @param moved units that only get other taxes; absent if there are none
    record RemovedUnits(
            UUID lineId,
            int quantity,
            long netMinor,
            String taxName,
            BigDecimal taxRate,
            @Nullable Integer moved) {

        /// Returns whether the buyer gets fewer units.
        boolean isCanceling() {
            return leaving() > 0;
        }

        /// Returns the units that the buyer no longer gets, or gets at another price.
        int leaving() {
            return moved == null ? quantity : quantity - moved;
        }
    }

    Map<OrderLineId, Integer> units() {
        return removed.stream()
                .collect(Collectors.toMap(units -> new OrderLineId(units.lineId()), RemovedUnits::quantity));
    }

    List<OrderLine> lines() {
        return added.stream().map(AddedLine::line).toList();
    }

    List<ReplacedShipping> shipping() {
        return move == null ? List.of() : move.replaced();
    }

    /// Returns whether it changes what an invoice says: something is sold that the invoice does not have, or it has
    /// another billing address.
    boolean changesInvoice() {
        return !added.isEmpty() || !shipping().isEmpty() || move != null && move.billing() != null;
    }
}
