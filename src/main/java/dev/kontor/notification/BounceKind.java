package dev.kontor.notification;

/// Why a mail did not arrive.
public enum BounceKind {
    /// The address does not accept mails at all.
    HARD,
    /// The mail was not accepted this time, for example because the mailbox is full.
    SOFT,
    /// The recipient reported the mail as unwanted.
    COMPLAINT
}
