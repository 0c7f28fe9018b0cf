package dev.kontor.exchange.exports;

/// What an export is of.
enum ExportType {
    PRODUCTS,
    PRICES,
    STOCK,
    /// With personal data, so that it takes the right to see orders besides.
    ORDERS
}
