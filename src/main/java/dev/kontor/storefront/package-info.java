/// The public reads that mix modules: product and category pages with prices and availability, and the cache of
/// their finished answers. Nothing depends on it.
@NullMarked
@ApplicationModule(
        displayName = "Storefront",
        allowedDependencies = {
            "shared :: *",
            "events",
            "identity",
            "channel",
            "media",
            "catalog",
            "catalog :: input",
            "pricing",
            "inventory",
            "search",
            "review"
        })
package dev.kontor.storefront;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
