package dev.kontor.order.returning.reason;

import io.swagger.v3.oas.annotations.media.Schema;

/// A reason that can be chosen for a return.
///
/// @param label in the language of the order
/// @param noteRequired whether the buyer must explain the reason in a note
@Schema(name = "OfferedReturnReason")
public record OfferedReason(
        @Schema(example = "DOES_NOT_FIT") String code,
        @Schema(example = "It does not fit") String label,
        boolean noteRequired) {}
