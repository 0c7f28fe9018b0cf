package dev.kontor.inventory;

import dev.kontor.shared.problem.DomainException;
import org.jspecify.annotations.Nullable;

/// The result of a [WantedStock].
///
/// @param refusal set if it was rejected; its pointers are the fields: `/sku`, `/count`
public record WrittenStock(Effect effect, @Nullable DomainException refusal) {

    /// The outcome of the change.
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }
}
