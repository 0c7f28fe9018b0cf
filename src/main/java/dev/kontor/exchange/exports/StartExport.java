package dev.kontor.exchange.exports;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// Starts an export.
///
/// @param filter if absent, everything is exported
record StartExport(
        @NotNull ExportType type,
        @NotNull ExportFormat format,

        @Schema(example = "{\"updatedAt\":{\"gte\":\"2026-11-01T00:00:00Z\"}}") @Valid @Nullable
        ExportFilter filter) {}
