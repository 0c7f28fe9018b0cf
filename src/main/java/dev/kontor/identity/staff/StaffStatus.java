package dev.kontor.identity.staff;

/// Whether a member of staff can sign in.
enum StaffStatus {
    ACTIVE,
    DISABLED
}
