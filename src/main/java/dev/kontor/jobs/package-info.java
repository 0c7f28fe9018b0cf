/// Work in the background that takes longer than a request: kept in the database, taken by one process at a time,
/// taken over if that process dies, tried again, canceled, and watched while it runs. Other modules bring the types
/// of work.
@NullMarked
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
