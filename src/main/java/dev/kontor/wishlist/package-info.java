/// Wishlists: customers note variants in several lists, share a list by a link, and move items into their
/// cart. Nothing depends on this module.
@NullMarked
@ApplicationModule(
        displayName = "Wishlists",
        allowedDependencies = {"shared :: *", "identity", "channel", "customer", "catalog", "inventory", "cart"})
package dev.kontor.wishlist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
