package dev.kontor.privacy.retention;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// The period of a preview.
record PreviewedPeriod(
        @Parameter(description = "A period to try, in days. Default: the current one.") @Nullable @Min(1) @Max(36525)
        Integer days) {}
