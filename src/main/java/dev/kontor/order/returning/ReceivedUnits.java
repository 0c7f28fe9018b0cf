package dev.kontor.order.returning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/// Units of a return with the result of their inspection.
///
/// @param itemId item of the return
@Schema(name = "ReceivedReturnUnits")
public record ReceivedUnits(
        @NotNull ReturnItemId itemId,
        @Min(1) @Max(1_000_000) int quantity,
        @NotNull ItemCondition condition) {}
