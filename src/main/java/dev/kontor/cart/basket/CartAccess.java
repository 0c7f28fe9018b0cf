package dev.kontor.cart.basket;

import dev.kontor.identity.Actor;
import dev.kontor.shared.crypto.Keyring;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// With what somebody asks for a cart: the token of a guest's cart, or the account that owns it.
record CartAccess(Actor actor, @Nullable String token) {

    byte @Nullable [] tokenHash() {
        return token == null || token.isEmpty() ? null : Keyring.hash(token);
    }

    @Nullable
    UUID customerId() {
        return actor instanceof Actor.Customer customer ? customer.id().value() : null;
    }
}
