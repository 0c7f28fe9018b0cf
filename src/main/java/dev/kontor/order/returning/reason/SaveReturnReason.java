package dev.kontor.order.returning.reason;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a reason for returns.
///
/// @param code unique name for programs; upper case letters, digits and single underscores
/// @param label in the default language
/// @param labels in other languages of the shop, by BCP 47 tag
/// @param noteRequired whether the buyer must explain the reason in a note; defaults to false
/// @param active whether it can be chosen; defaults to true
/// @param position reasons are listed by position, then by code; defaults to 0
record SaveReturnReason(
        @Schema(example = "DOES_NOT_FIT") @NotNull @Size(max = 50) @Pattern(regexp = "[A-Z0-9]+(_[A-Z0-9]+)*")
        String code,

        @Schema(example = "It does not fit") @NotBlank @Size(max = 100)
        String label,

        @Schema(example = "{\"de\":\"Es passt nicht\"}") @Size(max = 20) @Nullable
        Map<@NotBlank @Size(max = 35) String, @NotBlank @Size(max = 100) String> labels,

        @Schema(defaultValue = "false") @Nullable Boolean noteRequired,
        @Schema(defaultValue = "true") @Nullable Boolean active,

        @Schema(defaultValue = "0") @Min(0) @Max(10_000) @Nullable
        Integer position) {}
