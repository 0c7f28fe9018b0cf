package dev.kontor.giftcard;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a gift card. It does not reveal the code.
public record GiftCardId(UUID value) implements TypedId {

    public static GiftCardId next() {
        return new GiftCardId(TypeIds.next());
    }
}
