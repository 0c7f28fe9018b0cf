package dev.kontor.cart;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a cart.
public record CartId(UUID value) implements TypedId {

    public static CartId next() {
        return new CartId(TypeIds.next());
    }
}
