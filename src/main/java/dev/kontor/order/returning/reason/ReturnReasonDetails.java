package dev.kontor.order.returning.reason;

import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/// A reason for returns, for staff.
///
/// @param label in the default language
/// @param labels in other languages, by BCP 47 tag
/// @param noteRequired whether the buyer must explain the reason in a note
/// @param active whether it can be chosen
/// @param position reasons are listed by position, then by code
record ReturnReasonDetails(
        ReturnReasonId id,
        @Schema(example = "1") long version,
        @Schema(example = "DOES_NOT_FIT") String code,
        @Schema(example = "It does not fit") String label,
        @Schema(example = "{\"de\":\"Es passt nicht\"}") Map<String, String> labels,
        boolean noteRequired,
        boolean active,
        @Schema(example = "20") int position,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
