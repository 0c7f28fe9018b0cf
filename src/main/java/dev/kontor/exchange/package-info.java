/// Imports and exports of products, prices, stock and orders as files. A row may concern several modules, so no
/// module may depend on this one.
@NullMarked
@ApplicationModule(
        displayName = "Imports and exports",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "jobs",
            "identity",
            "catalog",
            "catalog :: bulk",
            "pricing",
            "inventory",
            "order"
        })
package dev.kontor.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
