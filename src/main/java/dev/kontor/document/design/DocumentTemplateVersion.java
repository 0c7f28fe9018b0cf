package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A version of a template.
///
/// @param id documents name it as `templateId`
/// @param html absent if this version restored the built-in template
record DocumentTemplateVersion(
        DocumentTemplateId id,
        @Schema(example = "3") long number,

        @Nullable @Schema(example = "<h1>{{title}} {{number}}</h1>")
        String html,

        Instant savedAt) {}
