/// Mails about orders and accounts, in the language of whoever reads them: a consumer of the event log, so a
/// slow or broken mail server holds nothing up. Without a mail server the mails are written to the log. Nothing
/// depends on it.
@NullMarked
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"shared :: *", "events", "identity", "download", "order", "checkout", "payment"})
package dev.kontor.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
