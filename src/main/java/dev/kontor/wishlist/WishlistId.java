package dev.kontor.wishlist;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a wishlist.
public record WishlistId(UUID value) implements TypedId {

    public static WishlistId next() {
        return new WishlistId(TypeIds.next());
    }
}
