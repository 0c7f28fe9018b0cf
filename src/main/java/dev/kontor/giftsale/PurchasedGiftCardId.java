package dev.kontor.giftsale;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a gift card that was bought.
public record PurchasedGiftCardId(UUID value) implements TypedId {

    public static PurchasedGiftCardId next() {
        return new PurchasedGiftCardId(TypeIds.next());
    }
}
