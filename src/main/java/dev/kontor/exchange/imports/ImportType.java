package dev.kontor.exchange.imports;

/// The content of an import.
enum ImportType {
    PRODUCTS,
    PRICES,
    STOCK
}
