package dev.kontor.notification.template;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// A version of a template.
///
/// @param number identifies the version; later ones are greater
record MailTemplateVersion(
        @Schema(example = "17") long number,

        @Schema(example = "Your order {{orderNumber}} at {{shopName}}")
        String subject,

        @Schema(example = "<p>Thank you for your order {{orderNumber}}.</p>")
        String html,

        @Schema(example = "Thank you for your order {{orderNumber}}.")
        String text,

        Instant savedAt) {

    MailSource source() {
        return new MailSource(subject, html, text);
    }
}
