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
    private final boolean atPickup;

    /// @param requested units requested
    /// @param available units that are left; absent if the number is not shown to shoppers
    public record Shortage(
            VariantId variantId, int requested, @Nullable Integer available) {}

    public OutOfStock(List<Shortage> shortages) {
        this(shortages, false);
    }

    /// @param atPickup whether the units are missing at the location where the buyer picks them up
    public OutOfStock(List<Shortage> shortages, boolean atPickup) {
        super(
                ProblemCode.OUT_OF_STOCK,
                Message.of(
                        atPickup ? "checkout.out-of-stock-at-pickup" : "checkout.out-of-stock",
                        "count",
                        shortages.size()),
                Map.of("shortages", shortages));
        this.shortages = shortages;
        this.atPickup = atPickup;
    }

    /// Returns a copy that contains only the numbers that shoppers may see.
    public OutOfStock shown(StockDisclosure disclosure) {
        return new OutOfStock(
                shortages.stream()
                        .map(shortage -> new Shortage(
                                shortage.variantId(),
                                shortage.requested(),
                                shortage.available() == null ? null : disclosure.shown(shortage.available())))
                        .toList(),
                atPickup);
    }
}
