package dev.kontor.shared.problem;

import org.jspecify.annotations.Nullable;

/// The result of writing one of many objects.
///
/// @param refusal set if it was rejected; its pointers are those of the fields of the object
public record WriteResult(Effect effect, @Nullable DomainException refusal) {

    /// The effect on the object.
    public enum Effect {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED;

        /// @param before null if the object is new
        public static Effect of(@Nullable Object before, Object after) {
            if (before == null) {
                return CREATED;
            }
            return before.equals(after) ? UNCHANGED : CHANGED;
        }
    }

    public static WriteResult of(Effect effect) {
        return new WriteResult(effect, null);
    }

    public static WriteResult refused(DomainException refusal) {
        return new WriteResult(Effect.REFUSED, refusal);
    }
}
