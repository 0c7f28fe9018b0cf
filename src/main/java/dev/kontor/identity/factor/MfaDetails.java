package dev.kontor.identity.factor;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The state of the second factor.
///
/// @param required whether the shop requires a second factor of staff
/// @param confirmedAt since when authenticator codes are required; absent if they are not
/// @param recoveryCodesLeft the number of unused recovery codes
record MfaDetails(
        boolean required,
        @Nullable Instant confirmedAt,
        @Schema(example = "10") int recoveryCodesLeft) {}
