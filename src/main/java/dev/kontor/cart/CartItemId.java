package dev.kontor.cart;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an item of a cart.
public record CartItemId(UUID value) implements TypedId {

    public static CartItemId next() {
        return new CartItemId(TypeIds.next());
    }
}
