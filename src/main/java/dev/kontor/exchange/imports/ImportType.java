package dev.kontor.exchange.imports;

/// The kind of data in an import.
enum ImportType {
    PRODUCTS,
    PRICES,
    STOCK
}
