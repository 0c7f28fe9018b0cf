package dev.kontor.giftcard;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a batch of gift cards.
public record GiftCardBatchId(UUID value) implements TypedId {

    public static GiftCardBatchId next() {
        return new GiftCardBatchId(TypeIds.next());
    }
}
