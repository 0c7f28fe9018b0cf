package dev.kontor.inventory.stock;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockLevelId;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;

/// The units of one variant at one location.
///
/// @param onHand units physically in stock
/// @param held number of them that are reserved
/// @param backordered units sold beyond the units on hand
/// @param tracked whether stock is tracked
/// @param bundleQuantities how many units each bundle with this variant needs
public record Level(
        StockLevelId id,
        VariantId variantId,
        StockLocation site,
        int onHand,
        int held,
        int backordered,
        boolean tracked,
        SellingTerms terms,
        List<Integer> bundleQuantities) {

    private static final long MAX = 1_000_000_000;

    public LocationId locationId() {
        return site.id();
    }

    /// Returns the units that can be sold from stock.
    int free() {
        return Math.max(0, onHand - held - terms.safetyStock());
    }

    /// Returns the units that can be backordered.
    int promisable() {
        return terms.selling() == SoldOutPolicy.STOCK ? 0 : terms.backorderLimit() - backordered;
    }

    /// @param delta units to add; a negative delta always passes
    /// @throws RejectedException `quantity-limit` if the location would exceed its maximum
    public void requireRoomFor(int delta) {
        if (onHand + (long) delta > MAX) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT, "A location can have at most %d units of a variant.".formatted(MAX));
        }
    }

    boolean isLow() {
        return tracked && terms.lowThreshold() != null && free() <= terms.lowThreshold();
    }

    Level after(LevelChange move) {
        return new Level(
                id,
                variantId,
                site,
                Math.addExact(onHand, move.onHand()),
                Math.addExact(held, move.held()),
                Math.addExact(backordered, move.backordered()),
                tracked,
                terms,
                bundleQuantities);
    }

    public Level on(SellingTerms others) {
        return new Level(id, variantId, site, onHand, held, backordered, tracked, others, bundleQuantities);
    }

    public Level counted(boolean whether) {
        return new Level(id, variantId, site, onHand, held, backordered, whether, terms, bundleQuantities);
    }

    boolean isOf(LevelChange move) {
        return variantId.equals(move.variantId()) && locationId().equals(move.locationId());
    }
}
