/// Customers as people: their names, language and addresses. `identity` handles their sign-in and shares the
/// customer's id with this module.
@NullMarked
@ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"shared :: *", "events", "audit", "identity"})
package dev.kontor.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
