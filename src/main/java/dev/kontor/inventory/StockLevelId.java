package dev.kontor.inventory;

import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a stock level: the units of one variant at one location.
public record StockLevelId(UUID value) implements TypedId {}
