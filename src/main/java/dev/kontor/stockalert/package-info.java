/// Stock alerts: shoppers ask for a mail when a variant that is sold out can be bought again. Guests
/// confirm their address first. Nothing depends on this module.
@NullMarked
@ApplicationModule(
        displayName = "Stock alerts",
        allowedDependencies = {"shared :: *", "events", "identity", "channel", "customer", "catalog", "inventory"})
package dev.kontor.stockalert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
