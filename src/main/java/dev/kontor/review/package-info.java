/// What customers think of products: reviews with one to five stars, checked by staff before anybody sees them, and
/// the rating that comes of them.
@NullMarked
@ApplicationModule(
        displayName = "Review",
        allowedDependencies = {"shared :: *", "events", "audit", "identity", "catalog", "order"})
package dev.kontor.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
