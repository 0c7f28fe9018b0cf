package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Units that were promised and have not come in yet.
///
/// @param quantity positive
/// @param expectedOn when they should come, if anybody knows
public record WaitingUnits(
        VariantId variantId, int quantity, @Nullable LocalDate expectedOn) {}
