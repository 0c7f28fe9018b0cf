/// Outgoing webhooks: programs register an address and are told of the events that they want, signed, in order for
/// each subject, tried again for three days. A consumer of the event log; nothing depends on it.
@NullMarked
@ApplicationModule(
        displayName = "Webhooks",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
