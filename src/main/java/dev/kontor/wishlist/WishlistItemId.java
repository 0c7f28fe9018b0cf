package dev.kontor.wishlist;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an item of a wishlist.
public record WishlistItemId(UUID value) implements TypedId {

    public static WishlistItemId next() {
        return new WishlistItemId(TypeIds.next());
    }
}
