package dev.kontor.notification.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of a mail.
///
/// @param secrets tokens in its links, which staff do not see
/// @param oneClickUrl where mail programs unsubscribe their user (RFC 8058); absent if there is nothing to
///     end
/// @param withFiles what the mail says instead if its files are attached; absent if that makes no difference
public record MailContent(
        String subject,
        String text,
        String html,
        List<String> secrets,
        @Nullable String oneClickUrl,
        @Nullable MailContent withFiles) {

    private static final String HIDDEN = "[hidden]";

    public MailContent {
        secrets = List.copyOf(secrets);
    }

    public MailContent(String subject, String text, String html, List<String> secrets) {
        this(subject, text, html, secrets, null, null);
    }

    /// The content of a mail that mail programs can end.
    public MailContent withOneClick(String url) {
        return new MailContent(subject, text, html, secrets, url, withFiles);
    }

    /// The content of a mail that says something else if its files are attached.
    public MailContent withFiles(MailContent content) {
        return new MailContent(subject, text, html, secrets, oneClickUrl, content);
    }

    /// The content to send.
    ///
    /// @param attached whether its files are attached
    MailContent said(boolean attached) {
        return attached && withFiles != null ? withFiles : this;
    }

    /// The content without the tokens of its links.
    MailContent hidden() {
        return new MailContent(
                hide(subject), hide(text), hide(html), List.of(), null, withFiles == null ? null : withFiles.hidden());
    }

    /// The subject for the log of mails, without tokens.
    String loggedSubject() {
        return hide(subject);
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
