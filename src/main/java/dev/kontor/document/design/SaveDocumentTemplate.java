package dev.kontor.document.design;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A template.
///
/// @param html a fragment of HTML with its styles and tags. Kontor adds page, font, title and language.
record SaveDocumentTemplate(
        @NotBlank @Size(max = MAX) @Schema(example = "<h1>{{title}} {{number}}</h1>")
        String html) {

    static final int MAX = 50_000;
}
