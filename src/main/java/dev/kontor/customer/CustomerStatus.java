package dev.kontor.customer;

/// Whether a customer may sign in.
enum CustomerStatus {
    ACTIVE,
    DISABLED
}
