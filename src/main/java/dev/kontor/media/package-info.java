/// Uploads by staff: pictures in fixed sizes for front ends, and files to download. It does not know its users;
/// they declare usage through [dev.kontor.media.Media], and used items cannot be deleted.
@NullMarked
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
