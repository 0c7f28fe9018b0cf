package dev.kontor.pricing;

import dev.kontor.shared.problem.DomainException;
import org.jspecify.annotations.Nullable;

/// What became of a [WantedPrice].
///
/// @param refusal set where it was refused; its pointers are `/sku`, `/amount` and `/compareAtPrice`
public record WrittenPrice(Effect effect, @Nullable DomainException refusal) {

    /// What happened.
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }
}
