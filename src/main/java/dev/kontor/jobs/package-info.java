/// Background jobs that take longer than a request: stored in the database, claimed by one process at a time,
/// taken over if that process dies, retried, canceled, and watched while they run. Other modules contribute the
/// job types.
@NullMarked
@ApplicationModule(
        displayName = "Jobs",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
