/// Shipping of parcels: zones, methods and their rates. The module has no carts and no orders.
@NullMarked
@ApplicationModule(
        displayName = "Shipping",
        allowedDependencies = {"shared :: *", "events", "audit", "channel", "media", "customer", "inventory"})
package dev.kontor.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
