package dev.kontor.catalog.product;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a product is published and unpublished.
///
/// @param publishAt in the future; absent if the product is published already, or to cancel the schedule
/// @param unpublishAt in the future and after `publishAt`; absent if the product stays published
public record ScheduleProduct(
        @Schema(example = "2027-03-01T08:00:00.000Z") @Nullable
        Instant publishAt,

        @Schema(example = "2027-09-01T08:00:00.000Z") @Nullable
        Instant unpublishAt) {}
