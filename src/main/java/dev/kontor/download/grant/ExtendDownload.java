package dev.kontor.download.grant;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/// Changes the expiry of a download.
///
/// @param until must be in the future
record ExtendDownload(
        @Schema(example = "2027-01-31T23:59:59Z") @NotNull Instant until) {}
