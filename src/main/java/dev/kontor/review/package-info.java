/// Customers' product reviews with one to five stars, moderated by staff before publication, and the resulting
/// ratings.
@NullMarked
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "customer", "channel", "catalog", "order"})
package dev.kontor.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
