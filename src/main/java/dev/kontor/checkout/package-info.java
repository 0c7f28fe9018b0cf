/// The process that turns a cart into an order: one short transaction holds stock and records the payment
/// attempt, the provider is called outside of any transaction, and a second one records its response.
@NullMarked
@ApplicationModule(
        displayName = "Checkout",
        allowedDependencies = {
            "shared :: *",
            "events",
            "identity",
            "catalog",
            "cart",
            "order",
            "inventory",
            "payment",
            "shipping"
        })
package dev.kontor.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
