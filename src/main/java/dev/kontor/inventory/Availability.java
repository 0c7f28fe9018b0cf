package dev.kontor.inventory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What can be had of a variant.
///
/// @param available units that can be bought from stock now; never negative
/// @param tracked whether stock is counted at all; what is not tracked is always available
/// @param backorderable units that can be promised beyond those
/// @param preorder whether what is promised has not come out yet, rather than sold out
/// @param expectedOn when what is promised should come, if anybody knows
public record Availability(
        int available,
        boolean tracked,
        int backorderable,
        boolean preorder,
        @Nullable LocalDate expectedOn) {

    public static final Availability NOTHING = ofStock(0, true);

    /// Where nothing is promised beyond what is there.
    public static Availability ofStock(int available, boolean tracked) {
        return new Availability(available, tracked, 0, false, null);
    }

    /// What a shopper is told.
    public enum Status {
        /// At least one unit can be bought from stock.
        IN_STOCK,
        /// It can be ordered, and is sent when it comes in again.
        BACKORDER,
        /// It can be ordered before it comes out.
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

    /// Units of something that one whole needs.
    public record Needed(Availability availability, int quantity) {}

    /// What can be had of things that are only of use together. As often as the scarcest of them suffices; what is
    /// not tracked always does. Where units have to come in first, the last to come says when.
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

    public boolean covers(int quantity) {
        return !tracked || (long) available + backorderable >= quantity;
    }

    /// Units of an order of so many that would have to wait.
    public int waiting(int quantity) {
        return tracked ? Math.max(0, quantity - available) : 0;
    }
}
