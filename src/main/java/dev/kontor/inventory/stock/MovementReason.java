package dev.kontor.inventory.stock;

import dev.kontor.inventory.StockAdjustmentId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The actor and the reason of a movement, for the ledger.
///
/// @param movement the id of the ledger entry; generated if absent
/// @param actor id of the actor, or `shop` for the system
public record MovementReason(
        @Nullable UUID movement,
        @Nullable String reason,
        @Nullable String note,
        String actor) {

    public static final MovementReason SHOP = new MovementReason(null, null, null, "shop");

    public static MovementReason byHand(StockAdjustmentId id, String reason, @Nullable String note, String actor) {
        return new MovementReason(id.value(), reason, note, actor);
    }

    /// The reason of a change of selling terms without a movement of units.
    public static MovementReason terms(String actor) {
        return new MovementReason(null, "TERMS", null, actor);
    }

    public static MovementReason by(String actor) {
        return new MovementReason(null, null, null, actor);
    }
}
