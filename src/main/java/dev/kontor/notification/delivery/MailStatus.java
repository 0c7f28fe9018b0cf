package dev.kontor.notification.delivery;

/// The status of a mail.
public enum MailStatus {
    /// Waiting for the first or the next attempt.
    PENDING,
    /// Accepted by the mail server.
    SENT,
    /// Only written to the log of the application, because no mail server is configured.
    LOGGED,
    /// Given up: the server refused the recipient, or the last attempt failed.
    FAILED
}
