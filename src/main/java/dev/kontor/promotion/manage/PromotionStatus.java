package dev.kontor.promotion.manage;

/// The state of a promotion.
public enum PromotionStatus {
    /// Does not apply yet.
    DRAFT,
    /// Applies within its dates.
    ACTIVE,
    /// Does not apply for the time being.
    PAUSED,
    /// Never applies again, and cannot be changed.
    ARCHIVED
}
