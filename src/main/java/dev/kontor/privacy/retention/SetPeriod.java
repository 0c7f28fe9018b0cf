package dev.kontor.privacy.retention;

import dev.kontor.privacy.RetentionPeriodId;
import dev.kontor.shared.privacy.RetentionKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A period that staff have set.
///
/// @param days null if the data is retained
record SetPeriod(
        RetentionPeriodId id,
        RetentionKind kind,
        @Nullable Integer days,
        long version,
        Instant changedAt,
        String changedBy) {}
