package dev.kontor.notification;

import dev.kontor.events.Event;
import dev.kontor.identity.MailId;
import org.jspecify.annotations.Nullable;

/// A mail that the mail server had accepted did not arrive.
///
/// @param kind the kind of mail
/// @param bounce why
/// @param orderNumber absent if the mail is not about an order
public record MailBounced(
        MailId mailId,
        MailKind kind,
        BounceKind bounce,
        @Nullable String orderNumber) implements Event {}
