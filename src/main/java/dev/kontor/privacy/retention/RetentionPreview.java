package dev.kontor.privacy.retention;

import dev.kontor.shared.privacy.RetentionKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The data that a run would delete now.
///
/// @param days the period; absent if the data is not deleted by its age
/// @param before data from before this time is due; absent without a period
/// @param due number of objects, counted up to 10,000
/// @param more whether there are more than counted
record RetentionPreview(
        RetentionKind kind,
        @Nullable @Schema(example = "90") Integer days,
        @Nullable Instant before,
        @Schema(example = "1204") long due,
        @Schema(example = "false") boolean more) {}
