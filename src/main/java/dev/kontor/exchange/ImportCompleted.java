package dev.kontor.exchange;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The rows of a file were loaded, as far as they could be.
///
/// @param kind of what the rows are: `PRODUCTS`
/// @param created new objects
/// @param failed rows that were refused
@Schema(description = "The rows of a file were loaded, as far as they could be.")
public record ImportCompleted(
        ImportId importId,
        @Schema(example = "PRODUCTS") String kind,
        @Schema(example = "120") long created,
        @Schema(example = "30") long changed,
        @Schema(example = "850") long unchanged,
        @Schema(example = "2") long failed)
        implements Event {

    @Override
    public String type() {
        return "import.completed";
    }

    @Override
    public ImportId subject() {
        return importId;
    }
}
