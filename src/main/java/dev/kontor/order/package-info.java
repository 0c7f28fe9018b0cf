/// What was bought: an order keeps copies of everything it was placed with. Life cycle, timeline, cancellation
/// and fulfillment.
@NullMarked
@ApplicationModule(
        displayName = "Order",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "identity",
            "catalog",
            "catalog :: input",
            "inventory",
            "payment",
            "shipping",
            "tax"
        })
package dev.kontor.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
