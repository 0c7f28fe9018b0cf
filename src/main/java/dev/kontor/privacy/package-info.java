/// Privacy: exports and erases the data of persons, with approval and proof, and holds back those that the law
/// protects. The modules declare their personal data and erase it; this module decides when, and in which order.
/// Nothing depends on it.
@NullMarked
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "jobs",
            "media",
            "identity",
            "customer",
            "order",
            "order :: privacy"
        })
package dev.kontor.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
