package dev.kontor.notification.delivery;

import dev.kontor.document.DocumentFile;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mail, ready to be sent.
///
/// @param id the same for the same mail, however often its delivery is attempted
/// @param channel code of the sales channel, if it is about an order
/// @param orderNumber absent if it is not about an order
/// @param singleUse whether its link works once: such a mail cannot be sent again, and its link is removed
///     from the log as soon as it is sent
/// @param attachment the document whose files are attached; absent for none
/// @param files its files, once they have been read
public record Mail(
        MailId id,
        MailKind kind,
        String to,
        Locale language,
        @Nullable String channel,
        @Nullable String orderNumber,
        boolean singleUse,
        MailContent content,
        @Nullable MailAttachment attachment,
        List<DocumentFile> files) {

    public Mail {
        files = List.copyOf(files);
    }

    /// A mail without an attachment.
    public Mail(
            MailId id,
            MailKind kind,
            String to,
            Locale language,
            @Nullable String channel,
            @Nullable String orderNumber,
            boolean singleUse,
            MailContent content) {
        this(id, kind, to, language, channel, orderNumber, singleUse, content, null, List.of());
    }

    /// The mail with files that are read when it is sent.
    public Mail withAttachment(MailAttachment attached) {
        return new Mail(id, kind, to, language, channel, orderNumber, singleUse, content, attached, List.of());
    }

    /// Names it in logs, without personal data.
    String reference() {
        return orderNumber == null ? kind.key() : kind.key() + " " + orderNumber;
    }
}
