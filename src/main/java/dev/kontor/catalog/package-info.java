/// Products with options and variants, and the category tree. The catalog has no prices and no stock. Other
/// modules use [dev.kontor.catalog.Catalog] for what can be sold; the storefront reads its `pub_` views.
@NullMarked
@ApplicationModule(
        displayName = "Catalog",
        allowedDependencies = {"shared :: *", "events", "audit", "jobs", "media", "channel"})
package dev.kontor.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
