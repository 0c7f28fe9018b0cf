/// Digital goods: the files of variants, and grants to download them with counts and periods. A consumer of the
/// event log creates and revokes grants; the files are in the library, without a URL.
@NullMarked
@ApplicationModule(
        displayName = "Downloads",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "catalog", "media", "order", "payment"})
package dev.kontor.download;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
