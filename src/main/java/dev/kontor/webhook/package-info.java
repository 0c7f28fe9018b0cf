/// Outgoing webhooks: programs register a URL and receive subscribed events, signed, in order per subject,
/// retried for three days. A consumer of the event log; nothing depends on it.
@NullMarked
@ApplicationModule(
        displayName = "Webhooks",
        allowedDependencies = {"shared :: *", "events", "events :: catalogue", "audit"})
package dev.kontor.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
