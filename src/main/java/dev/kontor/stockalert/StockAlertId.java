package dev.kontor.stockalert;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a stock alert.
public record StockAlertId(UUID value) implements TypedId {

    public static StockAlertId next() {
        return new StockAlertId(TypeIds.next());
    }
}
