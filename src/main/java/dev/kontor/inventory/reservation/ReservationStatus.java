package dev.kontor.inventory.reservation;

/// The status of a reservation.
enum ReservationStatus {
    /// Reserved until it expires.
    HELD,
    /// Sold; reserved until shipped.
    CONFIRMED,
    /// Released.
    RELEASED,
    /// Expired, its units released. It can still be confirmed if the units can be allocated again.
    EXPIRED
}
