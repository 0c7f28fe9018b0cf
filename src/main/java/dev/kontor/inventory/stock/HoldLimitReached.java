package dev.kontor.inventory.stock;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// Rejects a hold because the buyer would have too many unpaid units on hold.
class HoldLimitReached extends ConflictException {

    /// @param countedBy `order`, `customer` or `source`
    HoldLimitReached(int limit, String countedBy) {
        super(
                ProblemCode.HOLD_LIMIT,
                Message.of("checkout.hold-limit", "limit", limit),
                Map.of("limit", limit, "countedBy", countedBy));
    }
}
