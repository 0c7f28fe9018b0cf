package dev.kontor.shipping.zone;

import dev.kontor.shared.address.Area;
import dev.kontor.shared.web.Versioned;
import dev.kontor.shipping.ShippingZoneId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A shipping zone with all its fields, for staff.
record ShippingZoneDetails(
        ShippingZoneId id,
        @Schema(example = "3") long version,
        @Schema(example = "Germany") String name,

        List<Area> areas,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
