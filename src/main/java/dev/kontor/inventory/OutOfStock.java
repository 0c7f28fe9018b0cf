package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;

/// There are not enough units.
public class OutOfStock extends ConflictException {

    /// @param requested units asked for
    /// @param available units that are left
    public record Shortage(VariantId variantId, int requested, int available) {}

    public OutOfStock(List<Shortage> shortages) {
        super(
                ProblemCode.OUT_OF_STOCK,
                "%d of the variants %s not in stock in the quantity asked for."
                        .formatted(shortages.size(), shortages.size() == 1 ? "is" : "are"),
                Map.of("shortages", shortages));
    }
}
