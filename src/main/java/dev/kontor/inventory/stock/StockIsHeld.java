package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Rejects a change that would remove held units.
public class StockIsHeld extends ConflictException {

    /// @param change requested change of the units on hand
    record Shortfall(VariantId variantId, int onHand, int held, int change) {}

    public StockIsHeld(Level level, int delta) {
        super(
                ProblemCode.INVALID_STATE_TRANSITION,
                "The location has %d units on hand, of which %d are held; it cannot lose %d."
                        .formatted(level.onHand(), level.held(), -(long) delta),
                Map.of("onHand", level.onHand(), "held", level.held()));
    }

    StockIsHeld(List<Shortfall> shortfalls) {
        super(
                ProblemCode.INVALID_STATE_TRANSITION,
                "The location does not have enough free units of %d variants; `shortfalls` lists them."
                        .formatted(shortfalls.size()),
                Map.of(
                        "shortfalls",
                        shortfalls.stream()
                                .sorted(Comparator.comparing(
                                        each -> each.variantId().value()))
                                .toList()));
    }
}
