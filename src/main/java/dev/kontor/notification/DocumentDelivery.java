package dev.kontor.notification;

/// The way in which a mail delivers a document.
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
