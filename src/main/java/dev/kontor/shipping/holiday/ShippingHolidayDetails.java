package dev.kontor.shipping.holiday;

import dev.kontor.shared.web.Versioned;
import dev.kontor.shipping.ShippingHolidayId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A holiday with all its fields, for staff.
///
/// @param country of the destinations; absent for all destinations
record ShippingHolidayDetails(
        ShippingHolidayId id,
        @Schema(example = "3") long version,
        @Schema(example = "2026-12-25") LocalDate observedOn,
        @Schema(example = "Christmas Day") String name,
        @Nullable @Schema(example = "DE") String country,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
