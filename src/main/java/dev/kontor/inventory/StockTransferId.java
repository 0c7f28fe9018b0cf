package dev.kontor.inventory;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a stock transfer.
public record StockTransferId(UUID value) implements TypedId {

    public static StockTransferId next() {
        return new StockTransferId(TypeIds.next());
    }
}
