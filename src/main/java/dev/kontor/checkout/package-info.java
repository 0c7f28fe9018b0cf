/// Turns carts into orders. One short transaction reserves the stock and records the attempt, the provider is called
/// outside of a transaction, and a second transaction records its response.
@NullMarked
@ApplicationModule(
        displayName = "Checkout",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "identity",
            "catalog",
            "cart",
            "order",
            "inventory",
            "payment",
            "giftcard",
            "promotion",
            "shipping",
            "tax"
        })
package dev.kontor.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
