package dev.kontor.checkout;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The total is not the one that the buyer agreed to.
class PriceChanged extends ConflictException {

    PriceChanged(Money oldTotal, Money newTotal) {
        super(
                ProblemCode.PRICE_CHANGED,
                "The total has changed since the buyer saw it.",
                Map.of("oldTotal", oldTotal, "newTotal", newTotal));
    }
}
