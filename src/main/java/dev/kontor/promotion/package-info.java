/// Promotions: automatic and by code, with conditions, actions, stacking and limits. Knows no carts and no
/// orders: callers pass a context and get discounts.
@NullMarked
@ApplicationModule(
        displayName = "Promotion",
        allowedDependencies = {"shared :: *", "events", "audit", "jobs", "identity", "channel", "customer", "catalog"})
package dev.kontor.promotion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
