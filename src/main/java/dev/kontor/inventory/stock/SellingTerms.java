package dev.kontor.inventory.stock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// On which terms the units of a level are sold.
///
/// @param version changes with the terms, not with the units
/// @param safety units that are never sold
/// @param lowThreshold so many units to sell, or fewer, are low here; absent where nobody cares
/// @param backorderLimit how many units may be promised that are not there
/// @param expectedOn when those should come
public record SellingTerms(
        long version,
        int safety,
        @Nullable Integer lowThreshold,
        SoldOutPolicy selling,
        int backorderLimit,
        @Nullable LocalDate expectedOn) {}
