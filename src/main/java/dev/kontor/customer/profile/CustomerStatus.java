package dev.kontor.customer.profile;

/// Whether a customer may sign in.
enum CustomerStatus {
    ACTIVE,
    DISABLED
}
