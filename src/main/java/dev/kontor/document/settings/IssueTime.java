package dev.kontor.document.settings;

/// When invoices are issued without a member of staff.
public enum IssueTime {
    /// When the order is paid in full.
    ON_PAYMENT,
    /// When the first parcel is shipped or collected; when it is paid if nothing is shipped.
    ON_SHIPMENT,
    /// Never: staff issue invoices.
    MANUALLY
}
