package dev.kontor.exchange;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The file of an export is ready to download.
///
/// @param kind type of the export, such as `PRODUCTS`
public record ExportReady(
        ExportId exportId,
        @Schema(example = "PRODUCTS") String kind,
        @Schema(example = "1000") long rows) implements Event {}
