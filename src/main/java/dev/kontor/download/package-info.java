/// Digital goods: which files belong to a variant, and who may download them how often and how long. A consumer of the
/// event log gives and takes the permission; the files lie in the library, without an address.
@NullMarked
@ApplicationModule(
        displayName = "Downloads",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "catalog", "media", "order", "payment"})
package dev.kontor.download;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
