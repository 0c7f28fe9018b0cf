package dev.kontor.privacy.retention;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// A change of a retention period.
///
/// @param days after how many days the data is deleted, within the bounds of the kind; `null`: never
record ChangeRetentionPeriod(
        @Nullable @Min(1) @Max(36525) @Schema(example = "365")
        Integer days) {}
