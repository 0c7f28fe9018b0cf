/// Digital goods: the files of variants and the download grants of buyers. A consumer of the event log grants and
/// revokes downloads. The files are stored in the media library without a public URL.
@NullMarked
@ApplicationModule(
        displayName = "Downloads",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "catalog", "media", "order", "payment"})
package dev.kontor.download;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
