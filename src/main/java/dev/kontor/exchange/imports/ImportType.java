package dev.kontor.exchange.imports;

/// What the rows of an import are.
enum ImportType {
    PRODUCTS,
    PRICES,
    STOCK
}
