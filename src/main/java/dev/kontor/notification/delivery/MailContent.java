package dev.kontor.notification.delivery;

import java.util.List;

/// What a mail says.
///
/// @param secrets tokens in its links, which staff do not see
public record MailContent(String subject, String text, String html, List<String> secrets) {

    private static final String HIDDEN = "[hidden]";

    public MailContent {
        secrets = List.copyOf(secrets);
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
