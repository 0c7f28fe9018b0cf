package dev.kontor.identity.staff;

/// What became of an invitation.
enum InvitationStatus {
    OPEN,
    ACCEPTED,
    EXPIRED
}
