package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Confirms an import.
///
/// @param skipErrors whether to load the valid rows although others are invalid; false if absent
record ConfirmImport(@Schema(example = "true") @Nullable Boolean skipErrors) {}
