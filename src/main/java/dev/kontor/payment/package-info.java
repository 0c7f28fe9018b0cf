/// Money from buyers: payments, refunds, and the providers that move them. Records every attempt before the
/// provider is called; an unknown outcome is a state that is resolved later. Knows an opaque reference, never
/// an order.
@NullMarked
@ApplicationModule(
        displayName = "Payment",
        allowedDependencies = {"shared :: *", "events", "audit"})
package dev.kontor.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
