package dev.kontor.review;

/// The moderation status of a review.
enum ReviewStatus {
    /// Waits for a decision by staff.
    PENDING,
    /// Published, and part of the rating.
    APPROVED,
    /// Not published.
    REJECTED
}
