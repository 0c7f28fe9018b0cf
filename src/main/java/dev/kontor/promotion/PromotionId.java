package dev.kontor.promotion;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a promotion.
public record PromotionId(UUID value) implements TypedId {

    public static PromotionId next() {
        return new PromotionId(TypeIds.next());
    }
}
