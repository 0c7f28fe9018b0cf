package dev.kontor.cart.aggregate;

import dev.kontor.identity.Actor;
import dev.kontor.shared.crypto.Keyring;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The credentials of a caller for a cart: the token of a guest's cart, or the account that owns it.
public record CartAccess(Actor actor, @Nullable String token) {

    byte @Nullable [] tokenHash() {
        return token == null || token.isEmpty() ? null : Keyring.hash(token);
    }

    /// Whether staff or a program calls, which only the admin API lets in. They reach draft orders, and no
    /// other carts.
    public boolean isStaff() {
        return switch (actor) {
            case Actor.Staff _, Actor.Program _ -> true;
            case Actor.Customer _, Actor.Guest _ -> false;
        };
    }

    public @Nullable UUID customerId() {
        return actor instanceof Actor.Customer customer ? customer.id().value() : null;
    }
}
