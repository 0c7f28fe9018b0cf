package dev.kontor.cart;

import dev.kontor.shared.id.IdPrefix;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of an order, as carts know it: orders belong to a higher module.
public record OrderReference(UUID value) implements TypedId {

    @Override
    public IdPrefix prefix() {
        return IdPrefix.ORDER;
    }
}
