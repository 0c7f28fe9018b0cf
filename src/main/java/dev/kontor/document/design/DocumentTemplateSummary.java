package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateId;
import dev.kontor.document.DocumentTemplateKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A template of staff that is in use.
///
/// @param version number of the version
/// @param id of the version
/// @param channel code of the channel; absent for all
record DocumentTemplateSummary(
        @Schema(example = "3") long version,
        DocumentTemplateId id,
        DocumentTemplateKind kind,
        @Schema(example = "de") String language,
        @Nullable @Schema(example = "outlet") String channel,
        Instant updatedAt) {}
