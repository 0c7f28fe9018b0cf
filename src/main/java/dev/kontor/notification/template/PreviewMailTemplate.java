package dev.kontor.notification.template;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An unsaved template to preview. Absent parts are those of the current template.
record PreviewMailTemplate(
        @Size(min = 1, max = 200) @Schema(example = "Your order {{orderNumber}}") @Nullable
        String subject,

        @Size(min = 1, max = 50_000) @Schema(example = "<p>{{orderNumber}}</p>") @Nullable
        String html,

        @Size(min = 1, max = 20_000) @Schema(example = "{{orderNumber}}") @Nullable
        String text) {

    MailSource over(MailSource current) {
        return new MailSource(
                Objects.requireNonNullElse(subject, current.subject()),
                Objects.requireNonNullElse(html, current.html()),
                Objects.requireNonNullElse(text, current.text()));
    }
}
