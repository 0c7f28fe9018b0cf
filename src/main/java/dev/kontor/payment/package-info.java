/// Payments, refunds and their providers. Records every attempt before the provider is called. An unknown outcome is
/// a state that is resolved later. Refers to purchases by an opaque reference and never to orders.
@NullMarked
@ApplicationModule(
        displayName = "Payment",
        allowedDependencies = {"shared :: *", "events", "audit", "settings", "identity", "customer"})
package dev.kontor.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
