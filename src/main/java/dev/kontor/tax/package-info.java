/// Taxes by destination: zones, categories, rates, and a calculation that is exact to the minor unit.
@NullMarked
@ApplicationModule(
        displayName = "Tax",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "customer"})
package dev.kontor.tax;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
