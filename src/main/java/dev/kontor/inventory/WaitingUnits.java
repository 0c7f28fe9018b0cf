package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Backordered units of a variant.
///
/// @param quantity positive
/// @param expectedOn expected arrival, if known
public record WaitingUnits(
        VariantId variantId, int quantity, @Nullable LocalDate expectedOn) {}
