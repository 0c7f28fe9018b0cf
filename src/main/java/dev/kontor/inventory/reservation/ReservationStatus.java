package dev.kontor.inventory.reservation;

/// Where a reservation is in its life.
enum ReservationStatus {
    /// Set aside until its time is over.
    HELD,
    /// Sold: set aside until shipped.
    CONFIRMED,
    /// Given back.
    RELEASED,
    /// Given back because its time was over. It can still be confirmed if the units can be taken again.
    EXPIRED
}
