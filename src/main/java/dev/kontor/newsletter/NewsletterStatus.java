package dev.kontor.newsletter;

/// The state of a subscription.
public enum NewsletterStatus {
    /// The owner of the address has not confirmed it yet.
    PENDING,
    SUBSCRIBED,
    /// Must no longer get the newsletter.
    UNSUBSCRIBED
}
