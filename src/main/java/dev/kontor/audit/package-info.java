/// The audit log: who did what to which object, written in the transaction of the change, then numbered without
/// gaps and chained by HMAC, so that nobody can change, delete, insert or reorder an entry unseen. Nothing but
/// the database owner can touch an entry, and the verify command names the first bad one.
@NullMarked
@ApplicationModule(
        displayName = "Audit log",
        allowedDependencies = {"shared :: *"})
package dev.kontor.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
