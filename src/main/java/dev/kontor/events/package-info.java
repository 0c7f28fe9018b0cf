/// The event log: what happened in the shop, appended in the transaction in which it happened, numbered in a
/// commit-safe order and handed in batches to consumers with durable positions. Whatever reacts to facts (mail,
/// cache, search, webhooks) is a consumer of this one log.
@NullMarked
@ApplicationModule(
        displayName = "Event log",
        allowedDependencies = {"shared :: *", "audit"})
package dev.kontor.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
