package dev.kontor.exchange;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// The rows of an import were loaded; some of them may have failed.
///
/// @param kind type of the import, such as `PRODUCTS`
/// @param created number of created objects
/// @param failed number of rejected rows
public record ImportCompleted(
        ImportId importId,
        @Schema(example = "PRODUCTS") String kind,
        @Schema(example = "120") long created,
        @Schema(example = "30") long changed,
        @Schema(example = "850") long unchanged,
        @Schema(example = "2") long failed)
        implements Event {}
