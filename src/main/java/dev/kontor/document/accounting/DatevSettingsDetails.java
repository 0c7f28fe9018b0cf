package dev.kontor.document.accounting;

import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Settings for booking the documents of a channel. Only `version` and `channel` are present until it is set.
///
/// @param version 0 until the settings are saved
/// @param channel code of the channel
record DatevSettingsDetails(
        @Schema(example = "1") long version,
        @Schema(example = "default") String channel,
        @Nullable DatevSettings settings,
        @Nullable Instant updatedAt)
        implements Versioned {}
