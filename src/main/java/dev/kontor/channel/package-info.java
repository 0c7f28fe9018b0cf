/// Channels: the storefronts of the shop, each with its languages, currencies and assortment. The default channel
/// always exists: it represents the shop itself and applies to requests without a channel.
@NullMarked
@ApplicationModule(
        displayName = "Channels",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
