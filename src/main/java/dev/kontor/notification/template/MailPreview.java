package dev.kontor.notification.template;

import dev.kontor.notification.delivery.MailContent;
import io.swagger.v3.oas.annotations.media.Schema;

/// A mail with sample data.
///
/// @param html a complete HTML document; show it in a sandboxed frame
record MailPreview(
        @Schema(example = "Your order K-1001 at Corner Shop")
        String subject,

        @Schema(
                example =
                        "<!doctype html><html lang=\"en\"><body><p>Hello Ada, thank you for your order K-1001.</p></body></html>")
        String html,

        @Schema(example = "Hello Ada, thank you for your order K-1001.")
        String text) {

    static MailPreview of(MailContent content) {
        return new MailPreview(content.subject(), content.html(), content.text());
    }
}
