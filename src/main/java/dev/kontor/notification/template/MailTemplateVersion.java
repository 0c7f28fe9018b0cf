package dev.kontor.notification.template;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// What a template said from a time on.
///
/// @param number identifies the version; later ones are greater
@Schema(name = "MailTemplateVersion")
record MailTemplateVersion(
        @Schema(example = "17") long number, String subject, String html, String text, Instant savedAt) {

    MailSource source() {
        return new MailSource(subject, html, text);
    }
}
