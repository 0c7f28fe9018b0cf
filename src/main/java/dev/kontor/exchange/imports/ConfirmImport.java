package dev.kontor.exchange.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The wish to load what was checked.
///
/// @param skipErrors whether the rows without errors are to be loaded although there are others; false if absent
record ConfirmImport(@Schema(example = "true") @Nullable Boolean skipErrors) {}
