package dev.kontor.identity.invitation;

/// The status of an invitation.
enum InvitationStatus {
    OPEN,
    ACCEPTED,
    /// After seven days, or because the inviter could no longer send it.
    EXPIRED
}
