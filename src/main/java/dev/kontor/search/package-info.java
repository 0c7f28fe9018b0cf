/// The shop's search: a separate index, fed by the event log, that finds products by text and filters, counts
/// facets, and suggests completions. Other modules use [dev.kontor.search.SearchPort] and read displayed data
/// from the owners.
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"shared :: *", "events", "audit", "jobs", "channel", "catalog", "inventory"})
package dev.kontor.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
