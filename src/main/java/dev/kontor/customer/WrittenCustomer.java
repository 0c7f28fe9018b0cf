package dev.kontor.customer;

import dev.kontor.shared.problem.DomainException;
import org.jspecify.annotations.Nullable;

/// The result of writing a [WantedCustomer].
///
/// @param refusal set if it was rejected; its pointers are those of the fields
public record WrittenCustomer(Effect effect, @Nullable DomainException refusal) {

    /// The effect on the customer.
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED
    }
}
