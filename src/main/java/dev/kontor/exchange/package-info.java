/// Imports products, prices, stock and customers from files, and exports these and orders. A row can
/// concern several modules, so no other module may depend on this one.
@NullMarked
@ApplicationModule(
        displayName = "Imports and exports",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "jobs",
            "identity",
            "customer",
            "catalog",
            "catalog :: bulk",
            "pricing",
            "inventory",
            "order",
            "newsletter"
        })
package dev.kontor.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
