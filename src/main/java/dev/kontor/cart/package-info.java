/// What a buyer is about to buy: items, addresses, shipping choice, and the one calculation of all totals.
/// Guests hold a cart by its secret token.
@NullMarked
@ApplicationModule(
        displayName = "Cart",
        allowedDependencies = {
            "shared :: *",
            "events",
            "identity",
            "channel",
            "catalog",
            "catalog :: input",
            "pricing",
            "inventory",
            "tax",
            "shipping"
        })
package dev.kontor.cart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
