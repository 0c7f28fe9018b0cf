package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rejects a request for more units than are available.
public class OutOfStock extends ConflictException {

    private final transient List<Shortage> shortages;

    /// @param requested units requested
    /// @param available units that are left; absent if the number is not shown to shoppers
    public record Shortage(
            VariantId variantId, int requested, @Nullable Integer available) {}

    public OutOfStock(List<Shortage> shortages) {
        super(
                ProblemCode.OUT_OF_STOCK,
                Message.of("checkout.out-of-stock", "count", shortages.size()),
                Map.of("shortages", shortages));
        this.shortages = shortages;
    }

    /// Returns a copy that contains only the numbers that shoppers may see.
    public OutOfStock shown(StockDisclosure disclosure) {
        return new OutOfStock(shortages.stream()
                .map(shortage -> new Shortage(
                        shortage.variantId(),
                        shortage.requested(),
                        shortage.available() == null ? null : disclosure.shown(shortage.available())))
                .toList());
    }
}
