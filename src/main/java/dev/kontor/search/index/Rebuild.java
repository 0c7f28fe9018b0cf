package dev.kontor.search.index;

import dev.kontor.search.RebuildId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One rebuild of the index, from the wish to the end.
///
/// @param locales what is left to do
/// @param reached the last product of the first of them that was done
/// @param products how many were done, over all languages
record Rebuild(
        RebuildId id,
        State state,
        List<String> locales,
        UUID reached,
        int products,
        Instant requestedAt,
        @Nullable Instant finishedAt) {

    static final UUID START = new UUID(0, 0);

    enum State {
        @Schema(description = "Nobody has begun yet.")
        WAITING,
        RUNNING,
        SUCCEEDED
    }
}
