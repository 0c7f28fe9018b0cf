package dev.kontor.customer.note;

import dev.kontor.customer.CustomerNoteId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A note on a customer, visible to staff only.
///
/// @param by id of the author
record CustomerNote(
        CustomerNoteId id,
        @Schema(example = "Prefers deliveries before noon.") String text,
        @Schema(example = "stf_01kaw4c5qpfy0t4gzxm3v8h2rd") String by,
        Instant createdAt) {}
