package dev.kontor.promotion.engine;

import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PromotionId;
import java.util.List;
import java.util.Map;

/// The result of the calculation.
///
/// @param applied promotions that were applied, in the order in which they were
/// @param notApplied the other promotions
public record Discounts(List<Applied> applied, Map<PromotionId, NotApplied> notApplied) {

    /// A promotion that was applied.
    ///
    /// @param items discounts by reference of the item, in minor units; without items that get none
    /// @param shipments the same for shipments
    /// @param gifts free units that the basket does not contain yet
    public record Applied(
            PromotionId id, Map<String, Long> items, Map<String, Long> shipments, Map<VariantId, Integer> gifts) {

        public long totalMinor() {
            return items.values().stream().mapToLong(Long::longValue).sum()
                    + shipments.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
