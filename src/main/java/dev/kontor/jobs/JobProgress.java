package dev.kontor.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The progress of a job in its own units: rows, products, files.
///
/// @param done processed so far, including failed ones
/// @param total to be processed; absent while unknown
/// @param failed number of items that failed
/// @param message the current activity, in a few words
public record JobProgress(
        @Schema(example = "400") long done,
        @Schema(example = "1000") @Nullable Long total,
        @Schema(example = "3") long failed,
        @Schema(example = "Reading products") @Nullable String message) {

    public static final JobProgress NONE = new JobProgress(0, null, 0, null);
}
