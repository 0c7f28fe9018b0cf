package dev.kontor.jobs;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How far a job has come, in units of its own: rows, products, files.
///
/// @param done how many are behind it, the failed ones among them
/// @param total how many there are; absent while nobody knows
/// @param failed how many of them could not be done
/// @param message what it is at, in a few words
public record JobProgress(
        @Schema(example = "400") long done,
        @Schema(example = "1000") @Nullable Long total,
        @Schema(example = "3") long failed,
        @Schema(example = "Reading products") @Nullable String message) {

    public static final JobProgress NONE = new JobProgress(0, null, 0, null);
}
