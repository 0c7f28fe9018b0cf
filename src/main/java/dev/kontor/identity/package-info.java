/// Callers: accounts of customers and staff, roles and permissions, sign-in, tokens, and the security filter
/// chains. Other modules receive the caller as an [dev.kontor.identity.Actor] and annotate their handlers with
/// `shared.access`.
@NullMarked
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"shared :: *", "events", "audit", "channel"})
package dev.kontor.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
