package dev.kontor.shipping.holiday;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The editable fields of a holiday.
///
/// @param country ISO 3166-1 alpha-2 of the destinations; absent for all destinations
record SaveShippingHoliday(
        @NotNull @Schema(example = "2026-12-25") LocalDate observedOn,

        @NotBlank @Size(max = 100) @Schema(example = "Christmas Day")
        String name,

        @Nullable @Pattern(regexp = "[A-Z]{2}") @Schema(example = "DE")
        String country) {}
