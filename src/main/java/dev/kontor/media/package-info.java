/// What staff upload: pictures in the sizes that front ends show, and files to download. Knows nothing of what shows
/// them; whoever does says so by [dev.kontor.media.Media], and what is shown cannot be deleted.
@NullMarked
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
