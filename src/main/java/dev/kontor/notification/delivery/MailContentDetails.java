package dev.kontor.notification.delivery;

import io.swagger.v3.oas.annotations.media.Schema;

/// The content of a mail. The secret parts of links are replaced by `[hidden]`.
///
/// @param text the part for mail programs that show plain text
/// @param html a complete HTML document; show it in a sandboxed frame
record MailContentDetails(
        @Schema(example = "Your order K-1001 at Corner Shop")
        String subject,

        @Schema(example = "Hello Ada, thank you for your order K-1001.")
        String text,

        @Schema(
                example =
                        "<!doctype html><html lang=\"en\"><body><p>Hello Ada, thank you for your order K-1001.</p></body></html>")
        String html) {

    static MailContentDetails of(MailContent content) {
        var hidden = content.hidden();
        return new MailContentDetails(hidden.subject(), hidden.text(), hidden.html());
    }
}
