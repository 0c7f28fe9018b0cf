package dev.kontor.newsletter;

/// Who ended a subscription.
enum UnsubscribedBy {
    /// The subscriber, by a link or a mail program.
    LINK,
    /// The customer, in the account.
    ACCOUNT,
    /// Staff, on request.
    STAFF
}
