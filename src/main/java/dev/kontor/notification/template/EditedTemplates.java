package dev.kontor.notification.template;

import dev.kontor.notification.MailKind;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The templates of staff.
public interface EditedTemplates {

    /// The template for exactly that language and channel.
    ///
    /// @param channel null for that of all channels
    Optional<MailSource> find(MailKind kind, Locale language, @Nullable String channel);
}
