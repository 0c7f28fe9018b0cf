/// The audit log: who did what to which object, written in the transaction of the change, then numbered without
/// gaps and chained by HMAC, so that changes, deletions, insertions and reordering are detected. Only the
/// database owner can alter entries, and the verify command names the first bad one.
@NullMarked
@ApplicationModule(
        displayName = "Audit log",
        allowedDependencies = {"shared :: *"})
package dev.kontor.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
