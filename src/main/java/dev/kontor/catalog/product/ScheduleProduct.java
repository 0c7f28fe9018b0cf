package dev.kontor.catalog.product;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a product comes into the shop and when it leaves it.
///
/// @param publishAt in the future; absent for what is in the shop already, or to call off what was planned
/// @param unpublishAt in the future, after `publishAt`; absent if it is to stay
public record ScheduleProduct(
        @Nullable Instant publishAt, @Nullable Instant unpublishAt) {}
