package dev.kontor.shared.privacy;

/// Kinds of personal data that are deleted by their age.
public enum RetentionKind {
    ABANDONED_CARTS("Carts of customers that did not become orders, except draft orders.", "the last change"),
    AUDIT_DETAILS("Changed values and IP addresses in the audit log; the chain still verifies.", "the entry"),
    CART_REMINDERS("Hashes of addresses that were reminded of carts; their unsubscribe links end.", "the reminder"),
    COMPLETED_CARTS("Carts that became orders; the orders remain.", "the last change"),
    CONSENTS("Records of consents that were withdrawn or given again, and those of erased persons.", "the decision"),
    DATA_EXPORTS("The history of exports of persons; the archives themselves expire earlier.", "the request"),
    EVENT_LOG("Events that every consumer has handled, except dead letters that were not dismissed.", "the event"),
    GUEST_ORDERS(
            "Buyer, addresses and texts of ended orders of guests; amounts and invoices remain.", "the last change"),
    INACTIVE_ACCOUNTS("Customers who have neither signed in nor ordered: they are erased.", "the last activity"),
    JOBS("Finished jobs.", "the end of the job"),
    MAIL_LOG("Mails in the log, with their content, except those that still wait.", "the mail"),
    SEARCH_TERMS("What shoppers searched for, without the shopper.", "the day"),
    SESSIONS("Ended sessions with device and IP address.", "the end of the session"),
    WEBHOOK_DELIVERIES("Deliveries of webhooks with their attempts, and finished replays.", "the delivery");

    private final String deletes;
    private final String since;

    RetentionKind(String deletes, String since) {
        this.deletes = deletes;
        this.since = since;
    }

    /// Describes the deleted data in a sentence.
    public String deletes() {
        return deletes;
    }

    /// The event from which the age counts, as a noun.
    public String since() {
        return since;
    }
}
