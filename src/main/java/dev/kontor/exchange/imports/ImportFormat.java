package dev.kontor.exchange.imports;

/// The format of an imported file.
enum ImportFormat {
    CSV,
    NDJSON
}
