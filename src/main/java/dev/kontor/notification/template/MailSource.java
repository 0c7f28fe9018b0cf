package dev.kontor.notification.template;

/// The source of a mail, with tags for variables.
///
/// @param subject one line
/// @param html a fragment for the shop's layout, or a complete document
/// @param text the part for mail programs that show plain text
public record MailSource(String subject, String html, String text) {

    /// Whether the source is used without the shop's layout.
    boolean isDocument() {
        var start = html.stripLeading();
        return start.regionMatches(true, 0, "<!doctype", 0, 9) || start.regionMatches(true, 0, "<html", 0, 5);
    }
}
