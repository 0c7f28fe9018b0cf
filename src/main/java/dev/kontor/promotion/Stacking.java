package dev.kontor.promotion;

/// Determines how a promotion combines with others.
public enum Stacking {
    /// Applies in addition to others.
    STACK,
    /// Applies only if no promotion of its group was applied, and excludes the rest of the group. Without a
    /// group, it excludes all promotions.
    EXCLUSIVE,
    /// Of all `BEST` promotions of the group, only the one with the largest discount applies.
    BEST
}
