package dev.kontor.notification;

import dev.kontor.events.Event;
import org.jspecify.annotations.Nullable;

/// The template of a mail was created or changed.
///
/// @param kind the kind of mail
/// @param locale BCP 47 tag of its language
/// @param channel code of its channel; absent if it is for all channels
public record MailTemplateUpdated(
        MailTemplateId mailTemplateId,
        MailKind kind,
        String locale,
        @Nullable String channel) implements Event {}
