package dev.kontor.inventory;

import dev.kontor.catalog.VariantId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who wants which units for how long.
///
/// @param reference whose units they are to be, such as an order; a reference holds once
/// @param quantities positive
/// @param country where they are to go (ISO 3166-1 alpha-2), if it is known
/// @param customer names whoever has signed in; absent for a guest
/// @param source network from which the request came; absent where none is being served
public record Claim(
        UUID reference,
        Map<VariantId, Integer> quantities,
        Duration expiresIn,
        @Nullable String country,
        @Nullable String customer,
        @Nullable String source) {

    public Claim {
        quantities = Map.copyOf(quantities);
        quantities.forEach((variant, quantity) -> {
            if (quantity <= 0) {
                throw new IllegalArgumentException(quantity + " units of " + variant.text());
            }
        });
    }

    /// Of somebody of whom nothing is known.
    public static Claim of(UUID reference, Map<VariantId, Integer> quantities, Duration expiresIn) {
        return new Claim(reference, quantities, expiresIn, null, null, null);
    }
}
