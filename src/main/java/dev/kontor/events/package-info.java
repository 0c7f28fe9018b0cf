/// The event log: facts, appended in the transaction in which they happened, numbered in a commit-safe order and
/// delivered in batches to consumers with durable positions. Everything that reacts to facts (mail, cache,
/// search, webhooks) is a consumer of this one log.
@NullMarked
@ApplicationModule(
        displayName = "Event log",
        allowedDependencies = {"shared :: *", "audit"})
package dev.kontor.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
