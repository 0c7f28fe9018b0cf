package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.util.Map;
import java.util.UUID;

/// Units that a buyer returned and that can be sold again.
///
/// @param reference for which the units were shipped
/// @param note names the return in the stock ledger
/// @param actor id recorded in the stock ledger
public record ReturnedUnits(
        UUID reference, LocationId location, Map<VariantId, Integer> quantities, String note, String actor) {}
