package dev.kontor.inventory.stock;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// So many units cannot be taken away: some of them are promised.
class StockIsHeld extends ConflictException {

    StockIsHeld(Level level, int delta) {
        super(
                ProblemCode.INVALID_STATE_TRANSITION,
                "Of %d units %d are held, so %d cannot be taken away."
                        .formatted(level.onHand(), level.held(), -(long) delta),
                Map.of("onHand", level.onHand(), "held", level.held()));
    }
}
