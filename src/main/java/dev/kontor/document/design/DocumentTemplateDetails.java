package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateId;
import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The template of a kind of document, language and channel.
///
/// @param version number of the version; 0 if staff have never saved one
/// @param id of the version; absent for the built-in template
/// @param builtIn whether it is the built-in template
/// @param channel code of the channel; absent for all
/// @param updatedAt when it was saved or restored; absent if it never was
@Schema(name = "DocumentTemplate")
record DocumentTemplateDetails(
        @Schema(example = "3") long version,
        @Nullable DocumentTemplateId id,
        DocumentTemplateKind kind,
        @Schema(example = "de") String language,
        @Nullable @Schema(example = "outlet") String channel,
        boolean builtIn,
        @Schema(example = "<h1>{{title}} {{number}}</h1>") String html,
        @Nullable Instant updatedAt)
        implements Versioned {}
