package dev.kontor.storefront.product;

import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Availability.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The availability of a product or variant.
///
/// @param status `BACKORDER` and `PREORDER` can be ordered now and ship later
/// @param inStock whether at least one unit can ship from stock
/// @param lowStock the number of units left; only if there are few
/// @param expectedOn expected date of what is ordered now; only for a backorder or a preorder
public record Stock(
        Status status,
        boolean inStock,
        @Schema(example = "3") @Nullable Integer lowStock,
        @Schema(example = "2027-02-01") @Nullable LocalDate expectedOn) {

    private static final Stock NONE = new Stock(Status.OUT_OF_STOCK, false, null, null);

    /// Reads the columns of `pub_availability`, which are null if stock was never entered.
    ///
    /// @param low the largest number of units that is shown
    public static Stock of(ResultSet row, int low) throws SQLException {
        var available = row.getObject("available", Integer.class);
        if (available == null) {
            return NONE;
        }
        var now = new Availability(
                available,
                row.getBoolean("tracked"),
                row.getInt("backorderable"),
                row.getBoolean("preorder"),
                row.getObject("expected_on", LocalDate.class));
        return switch (now.status()) {
            case IN_STOCK -> inStock(now.tracked() && available <= low ? available : null);
            case BACKORDER, PREORDER -> new Stock(now.status(), false, null, now.expectedOn());
            case OUT_OF_STOCK -> NONE;
        };
    }

    /// The combined availability of several variants.
    static Stock of(Collection<Stock> parts, int low) {
        var inStock = parts.stream().filter(Stock::inStock).toList();
        if (inStock.isEmpty()) {
            return parts.stream()
                    .min(Comparator.comparing(Stock::status)
                            .thenComparing(Stock::expectedOn, Comparator.nullsLast(Comparator.naturalOrder())))
                    .orElse(NONE);
        }
        if (inStock.stream().anyMatch(part -> part.lowStock() == null)) {
            return inStock(null);
        }
        int sum = inStock.stream()
                .mapToInt(part -> Objects.requireNonNull(part.lowStock()))
                .sum();
        return inStock(sum <= low ? sum : null);
    }

    private static Stock inStock(@Nullable Integer left) {
        return new Stock(Status.IN_STOCK, true, left, null);
    }
}
