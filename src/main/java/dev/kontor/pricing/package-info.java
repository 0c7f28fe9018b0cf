/// The prices of variants: a base price per currency, and price lists with dates.
@NullMarked
@ApplicationModule(
        displayName = "Pricing",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "channel", "catalog", "customer"})
package dev.kontor.pricing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
