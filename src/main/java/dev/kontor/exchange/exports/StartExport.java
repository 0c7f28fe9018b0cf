package dev.kontor.exchange.exports;

import jakarta.validation.constraints.NotNull;

/// An export to be.
record StartExport(@NotNull ExportType type, @NotNull ExportFormat format) {}
