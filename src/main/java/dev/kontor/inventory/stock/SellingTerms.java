package dev.kontor.inventory.stock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The terms on which the units of a level are sold.
///
/// @param version changes with the terms, not with the units
/// @param safety units on hand that are never sold
/// @param lowThreshold the level is low at this number of units or fewer; absent for no threshold
/// @param backorderLimit maximum number of backordered units
/// @param expectedOn expected arrival of the backordered units
public record SellingTerms(
        long version,
        int safety,
        @Nullable Integer lowThreshold,
        SoldOutPolicy selling,
        int backorderLimit,
        @Nullable LocalDate expectedOn) {

    SellingTerms withoutBackorders() {
        return new SellingTerms(version, safety, lowThreshold, SoldOutPolicy.STOCK, 0, null);
    }
}
