/// Orders with their life cycle, timeline, cancellation and fulfillment. An order stores copies of
/// everything it was placed with.
@NullMarked
@ApplicationModule(
        displayName = "Order",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "channel",
            "identity",
            "customer",
            "catalog",
            "catalog :: input",
            "inventory",
            "media",
            "payment",
            "payment :: offer",
            "pricing",
            "promotion",
            "settings",
            "shipping",
            "tax"
        })
package dev.kontor.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
