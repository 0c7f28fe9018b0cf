package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Confirms a checked import.
///
/// @param skipErrors whether to load the valid rows even if other rows have errors; false if absent
record ConfirmImport(@Schema(example = "true") @Nullable Boolean skipErrors) {}
