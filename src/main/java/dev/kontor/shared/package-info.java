/// The kernel of every module: money, ids, problems, web rules, time and secrets. It depends on no other module.
@NullMarked
@ApplicationModule(
        displayName = "Shared kernel",
        allowedDependencies = {})
package dev.kontor.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
