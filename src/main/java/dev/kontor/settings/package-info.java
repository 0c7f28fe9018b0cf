/// Settings that staff change while the shop runs. Modules declare groups ([SettingsGroup]); this one
/// stores what staff set, applies it in every process, and shows where each value comes from.
@NullMarked
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
