package dev.kontor.exchange.imports;

/// The format of a file.
enum ImportFormat {
    CSV,
    NDJSON
}
