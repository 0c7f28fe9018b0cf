/// Mails to shoppers about their orders, in the language of the order: a consumer of the event log, so a slow
/// or broken mail server holds no order up. Without a mail server the mails are written to the log. Nothing
/// depends on it.
@NullMarked
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"shared :: *", "events"})
package dev.kontor.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
