package dev.kontor.notification.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mail says.
///
/// @param secrets tokens in its links, which staff do not see
/// @param oneClickUrl where mail programs unsubscribe their user (RFC 8058); absent if there is nothing to
///     end
public record MailContent(
        String subject,
        String text,
        String html,
        List<String> secrets,
        @Nullable String oneClickUrl) {

    private static final String HIDDEN = "[hidden]";

    public MailContent {
        secrets = List.copyOf(secrets);
    }

    public MailContent(String subject, String text, String html, List<String> secrets) {
        this(subject, text, html, secrets, null);
    }

    /// The content of a mail that mail programs can end.
    public MailContent withOneClick(String url) {
        return new MailContent(subject, text, html, secrets, url);
    }

    /// The content without the tokens of its links.
    MailContent hidden() {
        return new MailContent(subject, hide(text), hide(html), List.of());
    }

    private String hide(String part) {
        var hidden = part;
        for (var secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        return hidden;
    }

    @Override
    public String toString() {
        return "MailContent[***]";
    }
}
