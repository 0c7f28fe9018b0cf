package dev.kontor.notification.delivery;

import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A mail, ready to be sent.
///
/// @param id the same for the same mail, however often its delivery is attempted
/// @param channel code of the sales channel, if it is about an order
/// @param orderNumber absent if it is not about an order
/// @param singleUse whether its link works once: such a mail cannot be sent again, and its link is removed from the
///     log as soon as it is sent
public record Mail(
        MailId id,
        MailKind kind,
        String to,
        Locale language,
        @Nullable String channel,
        @Nullable String orderNumber,
        boolean singleUse,
        MailContent content) {

    /// Names it in logs, without personal data.
    String reference() {
        return orderNumber == null ? kind.key() : kind.key() + " " + orderNumber;
    }
}
