package dev.kontor.identity.invitation;

/// What became of an invitation.
enum InvitationStatus {
    OPEN,
    ACCEPTED,
    EXPIRED
}
