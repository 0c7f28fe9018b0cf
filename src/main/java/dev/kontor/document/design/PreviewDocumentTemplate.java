package dev.kontor.document.design;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A template that is not saved.
///
/// @param html absent for the current template
record PreviewDocumentTemplate(
        @Nullable @Size(min = 1, max = SaveDocumentTemplate.MAX) @Schema(example = "<h1>{{title}} {{number}}</h1>")
        String html) {}
