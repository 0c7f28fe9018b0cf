package dev.kontor.exchange;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An export file is ready for download.
///
/// @param kind of the rows: `PRODUCTS`
@Schema(description = "An export file is ready for download.")
public record ExportReady(
        ExportId exportId,
        @Schema(example = "PRODUCTS") String kind,
        @Schema(example = "1000") long rows) implements Event {

    @Override
    public String type() {
        return "export.ready";
    }

    @Override
    public ExportId subject() {
        return exportId;
    }
}
