package dev.kontor.order.unpaid;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// Changes what happens to orders that are not paid; `null` restores the default.
///
/// @param remindAfterDays days from the order to the reminder; none by default
/// @param cancelAfterDays days from the reminder to the cancellation, requires a reminder; none by default
record ChangeUnpaidOrderSettings(
        @Schema(example = "5") @Nullable @Min(1) @Max(365) Integer remindAfterDays,

        @Schema(example = "7") @Nullable @Min(1) @Max(365) Integer cancelAfterDays) {}
