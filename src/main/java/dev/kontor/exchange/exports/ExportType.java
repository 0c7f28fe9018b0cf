package dev.kontor.exchange.exports;

/// The kind of data in an export.
enum ExportType {
    PRODUCTS,
    PRICES,
    STOCK,
    /// Contains personal data and therefore also requires the permission to read orders.
    ORDERS,
    /// Contains personal data and therefore also requires the permission to read customers.
    CUSTOMERS,
    /// Contains personal data and therefore also requires the permission to read subscribers.
    NEWSLETTER_SUBSCRIBERS
}
