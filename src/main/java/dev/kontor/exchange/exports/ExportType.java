package dev.kontor.exchange.exports;

/// The content of an export.
enum ExportType {
    PRODUCTS,
    PRICES,
    STOCK,
    /// Contains personal data, so it requires access to orders too.
    ORDERS
}
