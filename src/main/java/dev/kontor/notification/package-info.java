/// Mails about orders and accounts, in the reader's language. They are a consumer of the event log, so a slow or
/// broken mail server delays nothing else: mails are queued, attempted for three days and listed for staff. Without a
/// mail server, mails are written to the log. Nothing depends on this module.
@NullMarked
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "settings",
            "channel",
            "identity",
            "catalog",
            "download",
            "giftsale",
            "order",
            "checkout",
            "payment",
            "document"
        })
package dev.kontor.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
