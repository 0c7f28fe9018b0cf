package dev.kontor.identity.staff;

/// Whether a staff member can sign in.
enum StaffStatus {
    ACTIVE,
    DISABLED
}
