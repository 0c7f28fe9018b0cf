/// How a parcel can be sent and what it costs: zones, methods and their rates. Knows no carts and no orders.
@NullMarked
@ApplicationModule(
        displayName = "Shipping",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.shipping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
