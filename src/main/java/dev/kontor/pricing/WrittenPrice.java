package dev.kontor.pricing;

import dev.kontor.shared.problem.DomainException;
import org.jspecify.annotations.Nullable;

/// The result of writing a [WantedPrice].
///
/// @param refusal set if it was rejected; its pointers are `/sku`, `/amount` and `/compareAtPrice`
public record WrittenPrice(Effect effect, @Nullable DomainException refusal) {

    /// The effect on the price.
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }
}
