package dev.kontor.exchange.imports;

/// The kind of data in an import.
enum ImportType {
    PRODUCTS,
    PRICES,
    STOCK,
    /// Contains personal data and therefore also requires the permission to change customers.
    CUSTOMERS
}
