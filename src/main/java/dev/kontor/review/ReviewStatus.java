package dev.kontor.review;

/// Whether shoppers see a review.
enum ReviewStatus {
    /// Waits for staff.
    PENDING,
    /// Shown, and part of the rating.
    APPROVED,
    /// Not shown.
    REJECTED
}
