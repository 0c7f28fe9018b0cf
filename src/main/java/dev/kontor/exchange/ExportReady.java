package dev.kontor.exchange;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// A file of the shop's data can be fetched.
///
/// @param kind of what the rows are: `PRODUCTS`
@Schema(description = "A file of the shop's data can be fetched.")
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
