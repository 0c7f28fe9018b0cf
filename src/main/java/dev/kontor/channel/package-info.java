/// Channels: the storefronts of the shop, each with its own languages, currencies and assortment. One is always there,
/// the
/// default: it stands for the shop itself, and for every call that names none.
@NullMarked
@ApplicationModule(
        displayName = "Channels",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
