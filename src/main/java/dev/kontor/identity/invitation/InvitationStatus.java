package dev.kontor.identity.invitation;

/// The status of an invitation.
enum InvitationStatus {
    OPEN,
    ACCEPTED,
    EXPIRED
}
