package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The channel of a template.
record TemplateChannel(
        @Parameter(description = "Code of the channel whose mails use it; all channels if absent.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel) {

    TemplatePlace at(MailKind kind, String locale) {
        return new TemplatePlace(kind, locale, channel);
    }
}
