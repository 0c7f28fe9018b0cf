package dev.kontor.inventory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The quantities of a variant that can be bought now or ordered in advance.
///
/// @param available units that can be bought from stock now; never negative
/// @param tracked whether stock is tracked; untracked variants are always available
/// @param backorderable units that can be sold beyond those in stock
/// @param preorder whether those units are preorders of an unreleased product rather than backorders
/// @param expectedOn expected arrival of the backorderable units, if known
public record Availability(
        int available,
        boolean tracked,
        int backorderable,
        boolean preorder,
        @Nullable LocalDate expectedOn) {

    public static final Availability NOTHING = ofStock(0, true);

    /// An availability without backorders or preorders.
    public static Availability ofStock(int available, boolean tracked) {
        return new Availability(available, tracked, 0, false, null);
    }

    /// The stock status that shoppers see.
    public enum Status {
        /// At least one unit can be bought from stock.
        IN_STOCK,
        /// It can be ordered and ships once it is back in stock.
        BACKORDER,
        /// It can be ordered before its release.
        PREORDER,
        OUT_OF_STOCK
    }

    public Status status() {
        if (!tracked || available > 0) {
            return Status.IN_STOCK;
        }
        if (backorderable > 0) {
            return preorder ? Status.PREORDER : Status.BACKORDER;
        }
        return Status.OUT_OF_STOCK;
    }

    /// The availability of a part and the quantity of it that one bundle needs.
    public record Needed(Availability availability, int quantity) {}

    /// Calculates the availability of a bundle from its parts. The scarcest part limits it; untracked parts do
    /// not. If units must arrive first, the latest expected date applies, and none if one of the dates is
    /// unknown.
    ///
    /// @param parts at least one
    public static Availability together(Collection<Needed> parts) {
        if (parts.size() == 1 && parts.iterator().next().quantity() == 1) {
            return parts.iterator().next().availability();
        }
        var tracked = parts.stream().filter(part -> part.availability.tracked).toList();
        if (tracked.isEmpty()) {
            return ofStock(0, false);
        }
        int available = tracked.stream()
                .mapToInt(part -> part.availability.available / part.quantity)
                .min()
                .getAsInt();
        long reach = tracked.stream()
                .mapToLong(
                        part -> ((long) part.availability.available + part.availability.backorderable) / part.quantity)
                .min()
                .getAsLong();
        if (reach == available) {
            return ofStock(available, true);
        }
        var scarce = tracked.stream()
                .filter(part -> part.availability.available / part.quantity == available)
                .map(Needed::availability)
                .toList();
        return new Availability(
                available,
                true,
                (int) Math.min(reach - available, Integer.MAX_VALUE),
                scarce.stream().anyMatch(Availability::preorder),
                scarce.stream().anyMatch(part -> part.expectedOn == null)
                        ? null
                        : scarce.stream()
                                .map(Availability::expectedOn)
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(null));
    }

    /// The availability for a buyer who already holds the given number of units.
    public Availability plus(int held) {
        return new Availability(Math.addExact(available, held), tracked, backorderable, preorder, expectedOn);
    }

    public boolean covers(int quantity) {
        return !tracked || (long) available + backorderable >= quantity;
    }

    /// Returns how many units of such an order would be backordered.
    public int waiting(int quantity) {
        return tracked ? Math.max(0, quantity - available) : 0;
    }
}
