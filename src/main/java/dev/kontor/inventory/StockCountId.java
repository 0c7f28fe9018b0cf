package dev.kontor.inventory;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a stock count.
public record StockCountId(UUID value) implements TypedId {

    public static StockCountId next() {
        return new StockCountId(TypeIds.next());
    }
}
