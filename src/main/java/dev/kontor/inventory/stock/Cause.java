package dev.kontor.inventory.stock;

import dev.kontor.inventory.StockAdjustmentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who moved stock and why, for the ledger.
///
/// @param movement the id of the entry in the ledger; absent where nobody asks for it
/// @param actor an id, or `shop` for what the shop does by itself
record Cause(
        @Nullable UUID movement,
        @Nullable String reason,
        @Nullable String note,
        String actor) {

    static final Cause SHOP = new Cause(null, null, null, "shop");

    static Cause byHand(StockAdjustmentId id, String reason, @Nullable String note, String actor) {
        return new Cause(id.value(), reason, note, actor);
    }

    /// The units stayed, what may be sold of them changed.
    static Cause terms(String actor) {
        return new Cause(null, "TERMS", null, actor);
    }

    static Cause by(String actor) {
        return new Cause(null, null, null, actor);
    }
}
