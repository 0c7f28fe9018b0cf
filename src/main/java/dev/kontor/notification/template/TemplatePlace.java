package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import org.jspecify.annotations.Nullable;

/// Which mails a template is for.
///
/// @param locale BCP 47 tag
/// @param channel code of the channel; null for all
record TemplatePlace(MailKind kind, String locale, @Nullable String channel) {}
