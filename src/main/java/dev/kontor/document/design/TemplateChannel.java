package dev.kontor.document.design;

import dev.kontor.document.DocumentTemplateKind;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The channel of a template.
record TemplateChannel(
        @Parameter(
                description = "Code of the channel whose documents use it; all channels if absent.",
                example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel) {

    TemplatePlace at(DocumentTemplateKind kind, String language) {
        return new TemplatePlace(kind, language, channel);
    }
}
