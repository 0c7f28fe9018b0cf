package dev.kontor.exchange.imports;

/// How a file of rows is written.
enum ImportFormat {
    CSV,
    NDJSON
}
