package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Selects the documents that a template is for.
///
/// @param channel code of the channel; null for all
record TemplatePlace(
        DocumentTemplateKind kind,
        String language,
        @Nullable String channel) {

    Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
