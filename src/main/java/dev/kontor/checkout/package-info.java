/// The process that makes an order of a cart: stock is held and the attempt recorded in one short transaction,
/// the provider is called outside of any, and what it answered is recorded in a second one.
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
