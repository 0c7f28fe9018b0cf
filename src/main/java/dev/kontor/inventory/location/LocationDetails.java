package dev.kontor.inventory.location;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stock location, for staff.
///
/// @param serves countries that it serves in addition to its own
record LocationDetails(
        LocationId id,
        @Schema(example = "3") long version,
        @Schema(example = "east") String code,
        @Schema(example = "Warehouse East") String name,
        @Schema(example = "true") boolean active,
        @Schema(example = "10") int priority,
        @Nullable @Schema(example = "DE") String country,
        @Schema(example = "[\"AT\", \"CH\"]") List<String> serves,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
