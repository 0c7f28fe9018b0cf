package dev.kontor.exchange.exports;

/// What an export is of.
enum ExportType {
    PRODUCTS
}
