package dev.kontor.inventory;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an entry in the stock ledger.
public record StockAdjustmentId(UUID value) implements TypedId {

    public static StockAdjustmentId next() {
        return new StockAdjustmentId(TypeIds.next());
    }
}
