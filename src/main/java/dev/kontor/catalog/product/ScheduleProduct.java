package dev.kontor.catalog.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a product is published and unpublished.
///
/// @param publishAt in the future; absent if the product is published already, or to cancel the schedule
/// @param unpublishAt in the future and after `publishAt`; absent if the product stays published
public record ScheduleProduct(
        @Nullable Instant publishAt, @Nullable Instant unpublishAt) {}
