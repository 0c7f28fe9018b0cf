package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// So many units cannot be taken away: some of them are promised.
public class StockIsHeld extends ConflictException {

    /// @param change what was to be added to the units on hand
    record Shortfall(VariantId variantId, int onHand, int held, int change) {}

    public StockIsHeld(Level level, int delta) {
        super(
                ProblemCode.INVALID_STATE_TRANSITION,
                "Of %d units %d are held, so %d cannot be taken away."
                        .formatted(level.onHand(), level.held(), -(long) delta),
                Map.of("onHand", level.onHand(), "held", level.held()));
    }

    StockIsHeld(List<Shortfall> shortfalls) {
        super(
                ProblemCode.INVALID_STATE_TRANSITION,
                "Units of %d variants cannot be taken away: they are not there, or held.".formatted(shortfalls.size()),
                Map.of(
                        "shortfalls",
                        shortfalls.stream()
                                .sorted(Comparator.comparing(
                                        each -> each.variantId().value()))
                                .toList()));
    }
}
