package dev.kontor.inventory;

import dev.kontor.shared.problem.DomainException;
import org.jspecify.annotations.Nullable;

/// What became of a [WantedStock].
///
/// @param refusal set where it was refused; its pointers are the fields: `/sku`, `/count`
public record WrittenStock(Effect effect, @Nullable DomainException refusal) {

    /// What happened.
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }
}
