package dev.kontor.inventory.stock;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// One buyer would keep too many units from the others.
class HoldLimitReached extends ConflictException {

    /// @param countedBy `order`, `customer` or `source`
    HoldLimitReached(int limit, String countedBy) {
        super(
                ProblemCode.HOLD_LIMIT,
                "At most %d units can be on hold for one %s before they are paid for.".formatted(limit, countedBy),
                Map.of("limit", limit, "countedBy", countedBy));
    }
}
