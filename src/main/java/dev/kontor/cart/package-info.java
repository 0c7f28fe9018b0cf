/// Carts: items, addresses, shipping selection, and the single calculation of all totals. A secret token
/// gives guests access to their cart.
@NullMarked
@ApplicationModule(
        displayName = "Cart",
        allowedDependencies = {
            "shared :: *",
            "events",
            "audit",
            "identity",
            "channel",
            "settings",
            "catalog",
            "customer",
            "catalog :: input",
            "pricing",
            "promotion",
            "inventory",
            "payment",
            "giftcard",
            "tax",
            "shipping"
        })
package dev.kontor.cart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
