/// The search of the shop: an index of its own, fed by the event log, that answers what products fit a text and
/// filters, how many there are of each kind, and what to suggest. Others ask [dev.kontor.search.SearchPort]; what is
/// shown of a product they read from its owners.
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {"shared :: *", "events", "audit", "jobs", "channel", "catalog", "inventory"})
package dev.kontor.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
