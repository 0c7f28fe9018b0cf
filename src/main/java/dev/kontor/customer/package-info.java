/// Customers as people: their names, language and addresses. How they sign in is the matter of `identity`, with
/// which this module shares the customer's id.
@NullMarked
@ApplicationModule(
        displayName = "Customer",
        allowedDependencies = {"shared :: *", "events", "audit", "identity"})
package dev.kontor.customer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
