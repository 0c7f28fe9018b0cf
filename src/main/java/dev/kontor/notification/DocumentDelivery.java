package dev.kontor.notification;

/// How a mail about a document delivers it.
public enum DocumentDelivery {
    /// With a link to the page of the order.
    LINK,
    /// With attached files, without the link.
    ATTACHMENT,
    /// With attached files and the link.
    BOTH;

    public boolean attaches() {
        return this != LINK;
    }
}
