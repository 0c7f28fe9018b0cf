package dev.kontor.inventory.stock;

import dev.kontor.inventory.StockAdjustmentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who moved stock and why, for the ledger.
///
/// @param movement the id of the entry in the ledger; absent where nobody asks for it
/// @param actor an id, or `shop` for what the shop does by itself
public record MovementReason(
        @Nullable UUID movement,
        @Nullable String reason,
        @Nullable String note,
        String actor) {

    public static final MovementReason SHOP = new MovementReason(null, null, null, "shop");

    public static MovementReason byHand(StockAdjustmentId id, String reason, @Nullable String note, String actor) {
        return new MovementReason(id.value(), reason, note, actor);
    }

    /// The units stayed, what may be sold of them changed.
    public static MovementReason terms(String actor) {
        return new MovementReason(null, "TERMS", null, actor);
    }

    public static MovementReason by(String actor) {
        return new MovementReason(null, null, null, actor);
    }
}
