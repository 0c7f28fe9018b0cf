/// Public reads that combine modules: product and category pages with prices and availability, and the response
/// cache. Nothing depends on this module.
@NullMarked
@ApplicationModule(
        displayName = "Storefront",
        allowedDependencies = {
            "shared :: *",
            "events",
            "settings",
            "identity",
            "channel",
            "media",
            "catalog",
            "catalog :: input",
            "customer",
            "pricing",
            "tax",
            "shipping",
            "inventory",
            "search",
            "review"
        })
package dev.kontor.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
