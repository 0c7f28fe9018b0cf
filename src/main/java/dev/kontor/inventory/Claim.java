package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to hold units for a limited time.
///
/// @param reference identifies the holder, such as an order; a reference can hold only once
/// @param quantities positive
/// @param country destination (ISO 3166-1 alpha-2), if known
/// @param customer identifies the signed-in customer; absent for a guest
/// @param source network address of the client; absent outside of a request
/// @param pickup units that the buyer picks up; absent if everything is shipped
public record Claim(
        UUID reference,
        Map<VariantId, Integer> quantities,
        Duration expiresIn,
        @Nullable String country,
        @Nullable String customer,
        @Nullable String source,
        @Nullable Pickup pickup) {

    /// Units that come from stock at one location, because the buyer picks them up there. They are never backordered.
    ///
    /// @param variants which of the claimed variants are picked up
    public record Pickup(LocationId location, Set<VariantId> variants) {}

    public Claim {
        quantities = Map.copyOf(quantities);
        quantities.forEach((variant, quantity) -> {
            if (quantity <= 0) {
                throw new IllegalArgumentException(quantity + " units of " + variant.text());
            }
        });
    }

    /// A claim without a customer or source key.
    public static Claim of(UUID reference, Map<VariantId, Integer> quantities, Duration expiresIn) {
        return new Claim(reference, quantities, expiresIn, null, null, null, null);
    }
}
