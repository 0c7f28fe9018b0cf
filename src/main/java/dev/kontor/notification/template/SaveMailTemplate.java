package dev.kontor.notification.template;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// The template of a kind of mail. Tags insert the variables of the kind: `{{name}}`, and
/// `{{#name}}...{{/name}}` for lists and for what is not empty.
///
/// @param html a fragment for the shop's layout, or a complete document without it
/// @param text the part for mail programs that show plain text
record SaveMailTemplate(
        @NotBlank @Size(max = 200) @Schema(example = "Your order {{orderNumber}} at {{shopName}}")
        String subject,

        @NotBlank
        @Size(max = 50_000)
        @Schema(example = "<h1>Thank you</h1><p>We have received your order {{orderNumber}}.</p>")
        String html,

        @NotBlank @Size(max = 20_000) @Schema(example = "We have received your order {{orderNumber}}.")
        String text) {

    MailSource source() {
        return new MailSource(subject, html, text);
    }
}
